import type { Caller } from '../kernel/actor.ts';
import type { ApiKeyId, WorkspaceId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import { writeToWorkspace } from '../workspaces/workspace-access.ts';
import type { ApiKey } from './api-key.ts';
import { findReachedForUpdate } from './managed-key.ts';
import type { ApiKeyRepositories } from './ports.ts';

/**
 * Revokes a key and its previous secret for good. Revoking again changes nothing and records nothing.
 *
 * @throws DomainError `not_found` for the workspace and the key (a member also for another user's key); `permission_denied`
 */
export function revokeApiKey(
  caller: Caller,
  workspaceId: WorkspaceId,
  id: ApiKeyId,
  ports: ManagementPorts<ApiKeyRepositories & WorkspaceRepositories>,
): Promise<ApiKey> {
  return writeToWorkspace(caller, 'api_key.revoke', workspaceId, ports, async (access, { apiKeys }) => {
    const key = await findReachedForUpdate(access, id, apiKeys);
    if (key.revokedAt !== null) return { result: key, target: [] };
    const revoked: ApiKey = { ...key, revokedAt: new Date(ports.clock.nowMs()) };
    await apiKeys.update(revoked);
    return { result: revoked, target: { kind: 'api_key', id } };
  });
}
