import type { SignedInCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { PlatformSettings, PlatformSettingsRepositories } from './platform-settings.ts';

/** Throws DomainError `permission_denied`. */
export async function getPlatformSettings(
  { actor }: SignedInCaller,
  { unitOfWork: { repositories } }: ManagementPorts<PlatformSettingsRepositories>,
): Promise<PlatformSettings> {
  requirePermission(actor, 'platform.settings.read', null);
  return repositories.platformSettings.find();
}
