import type { SignedInCaller } from '../kernel/actor.ts';
import type { ApiKeyId, OrganizationId, ServiceAccountId, UserId, WorkspaceId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization, type OrganizationAccess, reaches } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import { accessWorkspace } from '../workspaces/workspace-access.ts';
import type { ApiKey } from './api-key.ts';
import type { ApiKeyFilter, ApiKeyRepositories } from './ports.ts';

export interface ListApiKeysInput {
  readonly state: ApiKeyFilter['state'];
  /** Null for keys of the organization; undefined for all keys that the caller may see. */
  readonly ownerId?: UserId | ServiceAccountId | null | undefined;
  /** Absent: those that are made to be kept. */
  readonly purpose?: ApiKeyFilter['purpose'];
  /** How the name begins, in any case. */
  readonly beginning?: string | undefined;
  /** Only these, at most 100. */
  readonly ids?: readonly ApiKeyId[] | undefined;
}

/** The ports of both lists. */
type ListApiKeysPorts = ManagementPorts<ApiKeyRepositories & WorkspaceRepositories>;

/**
 * Keys of a workspace: a member sees their own, admins see all.
 *
 * @throws DomainError `not_found` for the workspace, `permission_denied`
 */
export async function listApiKeys(
  caller: SignedInCaller,
  workspaceId: WorkspaceId,
  input: ListApiKeysInput,
  page: PageRequest,
  ports: ListApiKeysPorts,
): Promise<Page<ApiKey>> {
  const access = await accessWorkspace(caller, 'api_key.list', workspaceId, ports.unitOfWork.repositories);
  return listReached(access, workspaceId, input, page, ports);
}

/**
 * Keys of all workspaces of an organization: a member sees their own, admins see all.
 *
 * @throws DomainError `not_found` for the organization, `permission_denied`
 */
export async function listApiKeysAcrossWorkspaces(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  input: ListApiKeysInput,
  page: PageRequest,
  ports: ListApiKeysPorts,
): Promise<Page<ApiKey>> {
  const { repositories } = ports.unitOfWork;
  const access = await accessOrganization(caller, 'api_key.list', organizationId, repositories);
  return listReached(access, null, input, page, ports);
}

async function listReached(
  access: OrganizationAccess,
  workspaceId: WorkspaceId | null,
  { state, ownerId, purpose, beginning, ids }: ListApiKeysInput,
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ListApiKeysPorts,
): Promise<Page<ApiKey>> {
  if (ownerId !== undefined && !reaches(access, ownerId)) return { items: [], next: null };
  const filter = {
    state,
    at: new Date(clock.nowMs()),
    ownerId: access.extent === 'own' ? (access.userId ?? access.serviceAccountId) : ownerId,
    purpose,
    beginning,
    ids,
  };
  return repositories.apiKeys.list(access.organizationId, workspaceId, filter, page);
}
