import type { Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { ApiKeyId } from '../kernel/ids.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { LimitRepositories } from '../limits/limit-repository.ts';
import { notFound, reaches } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { CatalogRepositories } from '../models/managed-model.ts';
import type { OrganizationSettings } from '../organizations/organization.ts';
import type { OrganizationRepositories } from '../organizations/ports.ts';
import { isBoundByMaximums } from '../platform-settings/key-maximums.ts';
import type {
  PlatformSettings,
  PlatformSettingsRepositories,
} from '../platform-settings/platform-settings.ts';
import type { ServiceAccountRepositories } from '../service-accounts/ports.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import type { WorkspaceAccess } from '../workspaces/workspace-access.ts';
import type { ApiKey } from './api-key.ts';
import type { ApiKeyRepositories, ApiKeyRepository } from './ports.ts';

export const DAY_MS = 86_400_000;

/** The ports of use cases that make secrets, with the repositories that they need besides. */
export interface ApiKeyManagementPorts<Needed extends object = object>
  extends ManagementPorts<
    ApiKeyRepositories &
      CatalogRepositories &
      LimitRepositories &
      OrganizationRepositories &
      PlatformSettingsRepositories &
      ServiceAccountRepositories &
      WorkspaceRepositories &
      Needed
  > {
  readonly hasher: SecretHasher;
}

/** The key, if the caller may see it. Another user's key is hidden from a member: `not_found`. */
export async function findReached(
  access: WorkspaceAccess,
  id: ApiKeyId,
  apiKeys: ApiKeyRepository,
): Promise<ApiKey> {
  return reached(access, await apiKeys.find(access.organizationId, access.workspace.id, id));
}

/** The same, with the key locked until the transaction ends. */
export async function findReachedForUpdate(
  access: WorkspaceAccess,
  id: ApiKeyId,
  apiKeys: ApiKeyRepository,
): Promise<ApiKey> {
  return reached(access, await apiKeys.findForUpdate(access.organizationId, access.workspace.id, id));
}

/** Throws DomainError `already_revoked`; `conflict` for a key of the playground, which is as it was made. */
export function requireChangeable(key: ApiKey): void {
  if (key.purpose !== null) throw new DomainError('conflict', 'Playground keys cannot be changed.');
  if (key.revokedAt !== null) throw new DomainError('already_revoked', 'The API key has been revoked.');
}

/**
 * Throws DomainError `invalid_parameter` for an expiry later than the organization allows. The time counts from the
 * creation of the secret: moving the expiry repeatedly gains nothing, rotating the key does.
 */
export function checkLifetime(
  expiresAt: Date | null,
  secretMadeAt: Date,
  settings: OrganizationSettings,
): void {
  const latest = latestExpiry(secretMadeAt, settings);
  if (latest === null) return;
  if (expiresAt !== null && expiresAt.getTime() <= latest.getTime()) return;
  throw new DomainError(
    'invalid_parameter',
    `expires_at must be at most ${settings.maxKeyLifetimeDays} days after the secret was created: by ${latest.toISOString()}.`,
    { param: 'expires_at' },
  );
}

/** The settings by which a key of this actor lives: the platform's maximum binds everybody but its admins, too. */
export function withMaximumLifetime(
  settings: OrganizationSettings,
  { keyMaximums: { lifetimeDays } }: PlatformSettings,
  actor: Actor,
): OrganizationSettings {
  const { maxKeyLifetimeDays } = settings;
  if (lifetimeDays === null || !isBoundByMaximums(actor)) return settings;
  if (maxKeyLifetimeDays !== null && maxKeyLifetimeDays <= lifetimeDays) return settings;
  return { ...settings, maxKeyLifetimeDays: lifetimeDays };
}

/** Until when the organization lets a secret work that was made at this time; null without a limit. */
export function latestExpiry(secretMadeAt: Date, { maxKeyLifetimeDays }: OrganizationSettings): Date | null {
  return maxKeyLifetimeDays === null ? null : new Date(secretMadeAt.getTime() + maxKeyLifetimeDays * DAY_MS);
}

function reached(access: WorkspaceAccess, key: ApiKey | null): ApiKey {
  if (key === null || !reaches(access, key.ownerUserId ?? key.ownerServiceAccountId))
    throw notFound('API key');
  return key;
}
