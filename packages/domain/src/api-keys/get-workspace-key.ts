import type { ApiKeyId, UserCaller, WorkspaceId } from '../kernel/index.ts';
import type { ManagementPorts } from '../management/index.ts';
import { accessWorkspace } from '../workspaces/index.ts';
import type { ApiKey } from './api-key.ts';
import { findReached } from './managed-key.ts';

/** Throws DomainError `not_found` for the workspace, the key, and for a member another's key; `permission_denied`. */
export async function getWorkspaceKey(
  caller: UserCaller,
  workspaceId: WorkspaceId,
  id: ApiKeyId,
  { unitOfWork: { repositories } }: ManagementPorts,
): Promise<ApiKey> {
  const access = await accessWorkspace(caller, 'api_key.read', workspaceId, repositories);
  return findReached(access, id, repositories.apiKeys);
}
