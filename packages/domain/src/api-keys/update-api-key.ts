import type { SignedInCaller } from '../kernel/actor.ts';
import type { ApiKeyId, WorkspaceId } from '../kernel/ids.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { CatalogRepositories } from '../models/managed-model.ts';
import type { OrganizationRepositories } from '../organizations/ports.ts';
import type { PlatformSettingsRepositories } from '../platform-settings/platform-settings.ts';
import { requireConnections } from '../routing/require-connections.ts';
import type { WorkspaceRepositories } from '../workspaces/ports.ts';
import { writeToWorkspace } from '../workspaces/workspace-access.ts';
import type { ApiKey, ApiKeyRestrictions } from './api-key.ts';
import {
  checkLifetime,
  findReachedForUpdate,
  requireChangeable,
  withMaximumLifetime,
} from './managed-key.ts';
import { checkExpiry } from './new-api-key.ts';
import type { ApiKeyRepositories } from './ports.ts';

/** Absent is unchanged, null is cleared. */
export type UpdateApiKeyInput = {
  readonly [Field in keyof ApiKeyRestrictions | 'expiresAt' | 'metadata' | 'name']?:
    | ApiKey[Field]
    | undefined;
};

/**
 * Changes a key. An expired key works again with a later expiry.
 *
 * A member may lift restrictions of their own key, even when an admin set them. Restrictions that must hold belong to the
 * workspace or to a key of the organization.
 *
 * @throws DomainError `not_found` for the workspace and the key (a member also for another user's key);
 *   `permission_denied`, `already_revoked`, `name_taken`, `invalid_parameter` for the expiry
 */
export function updateApiKey(
  caller: SignedInCaller,
  workspaceId: WorkspaceId,
  id: ApiKeyId,
  input: UpdateApiKeyInput,
  ports: ManagementPorts<
    ApiKeyRepositories &
      CatalogRepositories &
      OrganizationRepositories &
      PlatformSettingsRepositories &
      WorkspaceRepositories
  >,
): Promise<ApiKey> {
  return writeToWorkspace(
    caller,
    'api_key.update',
    workspaceId,
    ports,
    async (access, { apiKeys, connections, organizationSettings, platformSettings }) => {
      const key = await findReachedForUpdate(access, id, apiKeys);
      requireChangeable(key);
      await requireConnections(input.routingPolicy, connections);
      if (input.expiresAt !== undefined) {
        checkExpiry(input.expiresAt, ports.clock.nowMs());
        const settings = await organizationSettings.find(access.organizationId);
        if (settings === null) throw notFound('workspace');
        const bounds = withMaximumLifetime(settings, await platformSettings.find(), caller.actor);
        checkLifetime(input.expiresAt, key.rotatedAt ?? key.createdAt, bounds);
      }
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
      const updated: ApiKey = { ...key, ...given };
      const changed = changedFields(key, input);
      if (changed.length > 0) await apiKeys.update(updated);
      return { result: updated, target: { kind: 'api_key', id }, changedFields: changed };
    },
  );
}
