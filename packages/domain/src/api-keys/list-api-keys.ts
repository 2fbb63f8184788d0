import type { SignedInCaller } from '../kernel/actor.ts';
import type { ServiceAccountId, UserId, WorkspaceId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { reaches } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import { accessWorkspace } from '../workspaces/workspace-access.ts';
import type { ApiKey } from './api-key.ts';
import type { ApiKeyFilter, ApiKeyRepositories } from './ports.ts';

export interface ListApiKeysInput {
  readonly state: ApiKeyFilter['state'];
  /** Null for keys of the organization; undefined for all keys that the caller may see. */
  readonly ownerId?: UserId | ServiceAccountId | null | undefined;
}

/**
 * Keys of a workspace, newest first: a member sees their own, admins see all.
 *
 * @throws DomainError `not_found` for the workspace, `permission_denied`
 */
export async function listApiKeys(
  caller: SignedInCaller,
  workspaceId: WorkspaceId,
  { state, ownerId }: ListApiKeysInput,
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ManagementPorts<ApiKeyRepositories & WorkspaceRepositories>,
): Promise<Page<ApiKey>> {
  const access = await accessWorkspace(caller, 'api_key.list', workspaceId, repositories);
  if (ownerId !== undefined && !reaches(access, ownerId)) return { items: [], next: null };
  const filter = {
    state,
    at: new Date(clock.nowMs()),
    ownerId: access.extent === 'own' ? (access.userId ?? access.serviceAccountId) : ownerId,
  };
  return repositories.apiKeys.list(access.organizationId, workspaceId, filter, page);
}
