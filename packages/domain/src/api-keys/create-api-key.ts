import type { Caller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { ServiceAccountId, WorkspaceId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { OrganizationSettings } from '../organizations/organization.ts';
import { permissionDenied } from '../permissions/require-permission.ts';
import { requireServiceAccount } from '../service-accounts/require-service-account.ts';
import { type WorkspaceAccess, writeToWorkspace } from '../workspaces/workspace-access.ts';
import type { ApiKey, ApiKeyMode, ApiKeyRestrictions } from './api-key.ts';
import { type ApiKeyManagementPorts, checkLifetime } from './managed-key.ts';
import { type CreatedApiKey, newApiKey } from './new-api-key.ts';

export interface CreateApiKeyInput extends ApiKeyRestrictions {
  readonly name: string;
  readonly mode: ApiKeyMode;
  readonly expiresAt: Date | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** A key of the organization stays when its maker leaves. Only admins make one, or one for a service account. */
  readonly owner: 'me' | 'organization' | ServiceAccountId;
}

/**
 * Makes a key in a workspace, for the caller, the organization or a service account.
 *
 * @throws DomainError `not_found` for the workspace or the service account; `permission_denied`, also for a member where members may make no
 *   keys, or who would make one for anybody else; `invalid_parameter`, `name_taken`
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
    if (owner.ownerServiceAccountId !== null) {
      await requireServiceAccount(organizationId, owner.ownerServiceAccountId, repositories);
    }
    const { owner: _, ...given } = input;
    const { key, secret, hash } = newApiKey(
      {
        ...given,
        organizationId,
        workspaceId,
        ...owner,
        createdBy: access.userId,
        createdWith: 'signedInBy' in caller.actor ? caller.actor.signedInBy : null,
      },
      ports,
    );
    checkLifetime(key.expiresAt, key.createdAt, settings);
    await repositories.apiKeys.insert(key, hash);
    return { result: { key, secret }, target: { kind: 'api_key', id: key.id } };
  });
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
    throw new DomainError('invalid_parameter', 'owner: must be organization, as you are no member of it.', {
      param: 'owner',
    });
  }
  return { ownerUserId: access.userId, ownerServiceAccountId: access.serviceAccountId };
}
