import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { ApiKeyId, WorkspaceId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import { writeToWorkspace } from '../workspaces/workspace-access.ts';
import type { ApiKey } from './api-key.ts';
import {
  type ApiKeyManagementPorts,
  findReachedForUpdate,
  latestExpiry,
  requireChangeable,
  withMaximumLifetime,
} from './managed-key.ts';
import { type CreatedApiKey, newSecret } from './new-api-key.ts';
import type { ApiKeyRepositories, KeptSecret } from './ports.ts';

export interface RotateApiKeyInput {
  /** How long the replaced secret works beside the new one, milliseconds. */
  readonly graceMs: number;
  /** Whether secrets of earlier rotations end at once, instead of when they were promised to. */
  readonly endEarlier: boolean;
}

/**
 * Gives a key a new secret. The replaced one works until the grace ends, and those of earlier rotations as long as they
 * were promised to: at most three work at a time. Where the organization or the platform limits the lifetime of keys, the new secret and
 * the replaced one end within it.
 *
 * @throws DomainError `not_found` for the workspace and the key (a member also for another user's key);
 *   `permission_denied`, `already_revoked`; `conflict` when three secrets work already, or when another rotation came first
 *   and this one would end its secret as soon as it is shown
 */
export async function rotateApiKey(
  caller: SignedInCaller,
  workspaceId: WorkspaceId,
  id: ApiKeyId,
  input: RotateApiKeyInput,
  ports: ApiKeyManagementPorts,
): Promise<CreatedApiKey> {
  const before = await findBefore(workspaceId, id, ports);
  return writeToWorkspace(caller, 'api_key.rotate', workspaceId, ports, async (access, repositories) => {
    const { apiKeys, organizationSettings, platformSettings } = repositories;
    const key = await findReachedForUpdate(access, id, apiKeys);
    requireChangeable(key);
    const endsCurrent = input.graceMs === 0 || input.endEarlier;
    if (endsCurrent && before !== null && !hasSameSecret(key, before)) {
      throw new DomainError('conflict', 'Someone else has just rotated the API key.');
    }
    const found = await organizationSettings.find(access.organizationId);
    if (found === null) throw notFound('workspace');
    const settings = withMaximumLifetime(found, await platformSettings.find(), caller.actor);
    const rotatedAt = new Date(ports.clock.nowMs());
    const graceEnd = earlier(
      new Date(rotatedAt.getTime() + input.graceMs),
      latestExpiry(key.rotatedAt ?? key.createdAt, settings),
    )!;
    const kept = keepSecrets(key, graceEnd, input, rotatedAt.getTime());
    const expiresAt = earlier(key.expiresAt, latestExpiry(rotatedAt, settings));
    const { secret, hash, prefix, lastFour } = newSecret(key.mode, ports);
    await apiKeys.rotate(key, { hash, prefix, lastFour, rotatedAt, expiresAt, kept });
    const [previous, older] = kept;
    const [previousUntil, olderUntil] = [previous?.until ?? null, older?.until ?? null];
    const rotated: ApiKey = { ...key, prefix, lastFour, rotatedAt, expiresAt, previousUntil, olderUntil };
    const expiryChanged = expiresAt?.getTime() !== key.expiresAt?.getTime();
    return {
      result: { key: rotated, secret },
      target: { kind: 'api_key', id },
      changedFields: expiryChanged ? ['expires_at'] : [],
    };
  });
}

/**
 * The secrets that are kept beside the new one: the replaced one and those whose promised time is not over. The replaced
 * one is kept without a grace too, if there is room, so that a client hears that its secret was revoked.
 */
function keepSecrets(
  key: ApiKey,
  graceEnd: Date,
  { endEarlier }: RotateApiKeyInput,
  nowMs: number,
): readonly KeptSecret[] {
  const works = ({ until }: KeptSecret) => until.getTime() > nowMs;
  const replaced: KeptSecret = { was: 'current', until: graceEnd };
  const promised = (was: KeptSecret['was'], until: Date | null) => (until === null ? [] : [{ was, until }]);
  const earlier = endEarlier
    ? []
    : [...promised('previous', key.previousUntil), ...promised('older', key.olderUntil)].filter(works);
  if (earlier.length < 2) return [replaced, ...earlier];
  if (!works(replaced)) return earlier;
  const soonestMs = Math.min(...earlier.map(({ until }) => until.getTime()));
  throw new DomainError(
    'conflict',
    `The API key already has three working secrets. The first expires at ${new Date(soonestMs).toISOString()}. ` +
      'Wait, or set end_earlier_secrets.',
    { retryable: true, retryAfterMs: soonestMs - nowMs },
  );
}

/** Null is never. */
function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one.getTime() < other.getTime() ? one : other;
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
