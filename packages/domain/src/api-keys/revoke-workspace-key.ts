import type { ApiKeyId, UserCaller, WorkspaceId } from '../kernel/index.ts';
import type { ManagementPorts } from '../management/index.ts';
import { writeToWorkspace } from '../workspaces/index.ts';
import type { ApiKey } from './api-key.ts';
import { findReachedForUpdate } from './managed-key.ts';

/**
 * Revokes a key for good, a previous secret with it; doing it again changes nothing.
 *
 * @throws DomainError `not_found` for the workspace, the key, and for a member another's key; `permission_denied`
 */
export function revokeWorkspaceKey(
  caller: UserCaller,
  workspaceId: WorkspaceId,
  id: ApiKeyId,
  ports: ManagementPorts,
): Promise<ApiKey> {
  return writeToWorkspace(caller, 'api_key.revoke', workspaceId, ports, async (access, { apiKeys }) => {
    const key = await findReachedForUpdate(access, id, apiKeys);
    const revoked: ApiKey = { ...key, revokedAt: key.revokedAt ?? new Date(ports.clock.nowMs()) };
    if (key.revokedAt === null) await apiKeys.update(revoked);
    return { result: revoked, target: { kind: 'api_key', id } };
  });
}
