import type { SignedInCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { PlatformSettings, PlatformSettingsRepositories } from './platform-settings.ts';

/** The currency that amounts are shown in. Throws DomainError `scope_missing`. */
export async function getDisplayCurrency(
  { actor }: SignedInCaller,
  { unitOfWork: { repositories } }: ManagementPorts<PlatformSettingsRepositories>,
): Promise<PlatformSettings['displayCurrency']> {
  requirePermission(actor, 'display.read', null);
  return (await repositories.platformSettings.find()).displayCurrency;
}
