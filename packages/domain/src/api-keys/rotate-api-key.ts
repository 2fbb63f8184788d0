import type { SignedInCaller } from '../kernel/actor.ts';
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
  /** How long the replaced secret works beside the new one, milliseconds. */
  readonly graceMs: number;
}

/**
 * Gives a key a new secret and changes nothing else. The replaced secret works until the grace ends; a secret that still
 * worked from an earlier rotation ends at once. Of concurrent rotations one succeeds: the secrets of the others would be
 * replaced as soon as they are shown.
 *
 * @throws DomainError `not_found` for the workspace and the key (a member also for another user's key);
 *   `permission_denied`, `already_revoked`, `conflict`
 */
export async function rotateApiKey(
  caller: SignedInCaller,
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

/** The key before the transaction waits for its lock. Do not show it to the caller: permission is checked later. */
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
