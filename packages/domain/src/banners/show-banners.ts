import type { UserCaller } from '../kernel/actor.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { Banner, BannerId } from './banner.ts';
import { checkShown } from './check-banners.ts';
import type { BannerRepositories } from './ports.ts';

/**
 * Switches banners on or off: all or none of them.
 *
 * @returns them, in the order of the ids
 * @throws DomainError `permission_denied`; `not_found` when one of them does not exist; `conflict` when too many would be
 *   shown at once
 */
export function showBanners(
  caller: UserCaller,
  ids: readonly BannerId[],
  visible: boolean,
  ports: ManagementPorts<BannerRepositories>,
): Promise<readonly Banner[]> {
  return writeToPlatform(caller, 'banner.update', ports, async ({ banners }) => {
    const byId = new Map((await banners.lockAll()).map((banner) => [banner.id, banner]));
    const now = new Date(ports.clock.nowMs());
    const changed: BannerId[] = [];
    for (const id of ids) {
      const banner = byId.get(id);
      if (banner === undefined) throw notFound('banner');
      if (banner.visible === visible) continue;
      const updated = { ...banner, visible, updatedAt: now };
      byId.set(id, updated);
      await banners.update(updated);
      changed.push(id);
    }
    if (visible) checkShown([...byId.values()], now);
    return {
      result: ids.map((id) => byId.get(id)!),
      target: changed.map((id) => ({ kind: 'banner', id })),
      changedFields: ['visible'],
    };
  });
}
