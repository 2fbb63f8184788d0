import type { UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { ApiKeyId, WorkspaceId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import { writeToWorkspace } from '../workspaces/workspace-access.ts';
import type { ApiKey } from './api-key.ts';
import { type ApiKeyManagementPorts, findReachedForUpdate, requireUnrevoked } from './managed-key.ts';
import { type CreatedApiKey, newSecret } from './new-api-key.ts';
import type { ApiKeyRepositories } from './ports.ts';

export interface RotateApiKeyInput {
  /** How long the secret that is replaced is good beside the new one, milliseconds. */
  readonly graceMs: number;
}

/**
 * Gives a key a new secret and keeps all else. The one it replaces is good until the grace is over; one that was still
 * good from a rotation before ends at once. Of rotations under way at the same time one succeeds: the secret that the
 * others would answer with would be replaced as soon as it is shown.
 *
 * @throws DomainError `not_found` for the workspace, the key, and for a member another's key; `permission_denied`,
 *   `already_revoked`, `conflict`
 */
export async function rotateApiKey(
  caller: UserCaller,
  workspaceId: WorkspaceId,
  id: ApiKeyId,
  { graceMs }: RotateApiKeyInput,
  ports: ApiKeyManagementPorts,
): Promise<CreatedApiKey> {
  const before = await findBefore(workspaceId, id, ports);
  return writeToWorkspace(caller, 'api_key.rotate', workspaceId, ports, async (access, { apiKeys }) => {
    const key = await findReachedForUpdate(access, id, apiKeys);
    requireUnrevoked(key);
    if (before !== null && !hasSameSecret(key, before)) {
      throw new DomainError('conflict', 'The API key has just been rotated by somebody else.');
    }
    const { secret, hash, prefix, lastFour } = newSecret(key.mode, ports);
    const rotatedAt = new Date(ports.clock.nowMs());
    const previousUntil = new Date(rotatedAt.getTime() + graceMs);
    await apiKeys.rotate(key, { hash, prefix, lastFour, rotatedAt, previousUntil });
    const rotated: ApiKey = { ...key, prefix, lastFour, rotatedAt, previousUntil };
    return { result: { key: rotated, secret }, target: { kind: 'api_key', id } };
  });
}

/** The key as it is before the transaction waits for its turn. Nothing of it is told: who asks may have no business here. */
async function findBefore(
  workspaceId: WorkspaceId,
  id: ApiKeyId,
  { unitOfWork: { repositories } }: ManagementPorts<ApiKeyRepositories & WorkspaceRepositories>,
): Promise<ApiKey | null> {
  const organizationId = await repositories.workspaces.organizationOf(workspaceId);
  return organizationId && repositories.apiKeys.find(organizationId, workspaceId, id);
}

function hasSameSecret(one: ApiKey, other: ApiKey): boolean {
  const sameTime = one.rotatedAt?.getTime() === other.rotatedAt?.getTime();
  return sameTime && one.prefix === other.prefix && one.lastFour === other.lastFour;
}
