import type { UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { BannerId } from './banner.ts';
import type { BannerRepositories } from './ports.ts';

/**
 * Shows a banner to the caller no more. Dismissing again changes nothing.
 *
 * @throws DomainError `not_found` for one that is not shown, `conflict` for one that cannot be dismissed, `scope_missing`
 */
export function dismissBanner(
  caller: UserCaller,
  id: BannerId,
  ports: ManagementPorts<BannerRepositories>,
): Promise<void> {
  return writeToPlatform(caller, 'banner.dismiss', ports, async ({ banners }) => {
    const now = new Date(ports.clock.nowMs());
    const isDismissible = await banners.isDismissible(id, now);
    if (isDismissible === null) throw notFound('banner');
    if (!isDismissible) throw new DomainError('conflict', 'This banner cannot be dismissed.');
    await banners.dismiss(id, caller.actor.userId, now);
    // Nobody else is concerned.
    return { result: undefined, target: [] };
  });
}
