import type { SignedInCaller } from '../kernel/actor.ts';
import type { ApiKeyId, WorkspaceId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import { accessWorkspace } from '../workspaces/workspace-access.ts';
import type { ApiKey } from './api-key.ts';
import { findReached } from './managed-key.ts';
import type { ApiKeyRepositories } from './ports.ts';

/** Throws DomainError `not_found` for the workspace and the key (a member also for another user's key); `permission_denied`. */
export async function getApiKey(
  caller: SignedInCaller,
  workspaceId: WorkspaceId,
  id: ApiKeyId,
  { unitOfWork: { repositories } }: ManagementPorts<ApiKeyRepositories & WorkspaceRepositories>,
): Promise<ApiKey> {
  const access = await accessWorkspace(caller, 'api_key.read', workspaceId, repositories);
  return findReached(access, id, repositories.apiKeys);
}
