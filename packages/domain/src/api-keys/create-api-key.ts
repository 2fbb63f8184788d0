import type { Caller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { ServiceAccountId, WorkspaceId } from '../kernel/ids.ts';
import { type LimitInput, replaceLimits } from '../limits/replace-limits.ts';
import { notFound } from '../management/organization-access.ts';
import type { OrganizationSettings } from '../organizations/organization.ts';
import { permissionDenied } from '../permissions/require-permission.ts';
import { checkKeyLimits, isBoundByMaximums, toLimits } from '../platform-settings/key-maximums.ts';
import type { PlatformSettings } from '../platform-settings/platform-settings.ts';
import { requireConnections } from '../routing/require-connections.ts';
import { requireServiceAccount } from '../service-accounts/require-service-account.ts';
import { type WorkspaceAccess, writeToWorkspace } from '../workspaces/workspace-access.ts';
import type { ApiKey, ApiKeyMode, ApiKeyRestrictions } from './api-key.ts';
import { type ApiKeyManagementPorts, checkLifetime, DAY_MS, withMaximumLifetime } from './managed-key.ts';
import { type CreatedApiKey, newApiKey } from './new-api-key.ts';

export interface CreateApiKeyInput extends ApiKeyRestrictions {
  readonly name: string;
  readonly mode: ApiKeyMode;
  /** Absent: as the platform sets it for new keys. */
  readonly expiresAt?: Date | null | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  /** A key of the organization stays when its maker leaves. Only admins make one, or one for a service account. */
  readonly owner: 'me' | 'organization' | ServiceAccountId;
  /** Absent: as the platform sets them for new keys. */
  readonly limits?: readonly LimitInput[] | undefined;
}

/**
 * Makes a key in a workspace, for the caller, the organization or a service account.
 *
 * @throws DomainError `not_found` for the workspace or the service account; `permission_denied`, also for a member where members may make no
 *   keys, or who would make one for anybody else; `invalid_parameter`, also for what is above a maximum of the platform;
 *   `name_taken`
 */
export function createApiKey(
  caller: Caller,
  workspaceId: WorkspaceId,
  input: CreateApiKeyInput,
  ports: ApiKeyManagementPorts,
): Promise<CreatedApiKey> {
  return writeToWorkspace(caller, 'api_key.create', workspaceId, ports, async (access, repositories) => {
    const { organizationId } = access;
    const settings = await repositories.organizationSettings.find(organizationId);
    if (settings === null) throw notFound('workspace');
    const owner = ownerOf(access, input, settings);
    await requireConnections(input.routingPolicy, repositories.connections);
    if (owner.ownerServiceAccountId !== null) {
      await requireServiceAccount(organizationId, owner.ownerServiceAccountId, repositories);
    }
    const platform = await repositories.platformSettings.find();
    const takesDefaults = isBoundByMaximums(caller.actor);
    const limits =
      input.limits ?? (takesDefaults ? toLimits(platform.keyDefaults, platform.keyBudgetPeriod) : []);
    if (takesDefaults) checkKeyLimits(limits, platform);
    const { owner: _, limits: __, expiresAt, ...given } = input;
    const { key, secret, hash } = newApiKey(
      {
        ...given,
        expiresAt:
          expiresAt === undefined && takesDefaults ? defaultExpiry(platform, ports) : (expiresAt ?? null),
        organizationId,
        workspaceId,
        ...owner,
        createdBy: access.userId,
        createdWith: 'signedInBy' in caller.actor ? caller.actor.signedInBy : null,
      },
      ports,
    );
    checkLifetime(key.expiresAt, key.createdAt, withMaximumLifetime(settings, platform, caller.actor));
    await repositories.apiKeys.insert(key, hash);
    const subject = { scope: 'api_key', scopeId: key.id, setBy: 'organization' } as const;
    if (limits.length > 0) await replaceLimits(organizationId, subject, limits, repositories.limits, ports);
    return { result: { key, secret }, target: { kind: 'api_key', id: key.id } };
  });
}

function defaultExpiry(
  { keyDefaults: { lifetimeDays } }: PlatformSettings,
  { clock }: Pick<ApiKeyManagementPorts, 'clock'>,
): Date | null {
  return lifetimeDays === null ? null : new Date(clock.nowMs() + lifetimeDays * DAY_MS);
}

function ownerOf(
  access: WorkspaceAccess,
  { owner }: CreateApiKeyInput,
  settings: OrganizationSettings,
): Pick<ApiKey, 'ownerUserId' | 'ownerServiceAccountId'> {
  const mayAll = access.extent === 'any';
  if (!mayAll && (owner !== 'me' || !settings.membersMayCreateKeys)) {
    throw permissionDenied('api_key.create');
  }
  if (owner === 'organization') return { ownerUserId: null, ownerServiceAccountId: null };
  if (owner !== 'me') return { ownerUserId: null, ownerServiceAccountId: owner };
  // The keys of a user end with their membership. A user without one would own the key for good.
  if (access.role === null) {
    throw new DomainError(
      'invalid_parameter',
      'owner: must be organization, because you are not a member of it.',
      {
        param: 'owner',
      },
    );
  }
  return { ownerUserId: access.userId, ownerServiceAccountId: access.serviceAccountId };
}
