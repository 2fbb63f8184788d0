import type { UserCaller } from '../kernel/actor.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { BannerId } from './banner.ts';
import type { BannerRepositories } from './ports.ts';

/** Throws DomainError `permission_denied`, `not_found`. */
export function deleteBanner(
  caller: UserCaller,
  id: BannerId,
  ports: ManagementPorts<BannerRepositories>,
): Promise<void> {
  return writeToPlatform(caller, 'banner.delete', ports, async ({ banners }) => {
    if (!(await banners.delete(id))) throw notFound('banner');
    return { result: undefined, target: { kind: 'banner', id } };
  });
}
