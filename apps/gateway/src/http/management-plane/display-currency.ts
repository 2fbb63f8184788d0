import type { PlatformSettings } from '@weir/domain/platform-settings';
import type { ManagementServices } from '../../compose-management.ts';

/** The currency that amounts are shown in. */
export async function displayCurrency({
  unitOfWork,
}: Pick<ManagementServices, 'unitOfWork'>): Promise<PlatformSettings['displayCurrency']> {
  return (await unitOfWork.repositories.platformSettings.find()).displayCurrency;
}
