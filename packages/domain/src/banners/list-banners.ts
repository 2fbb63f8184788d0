import type { UserCaller } from '../kernel/actor.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { Banner } from './banner.ts';
import type { BannerRepositories } from './ports.ts';

/** All of them, shown or not, newest first. Throws DomainError `permission_denied`. */
export async function listBanners(
  { actor }: UserCaller,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<BannerRepositories>,
): Promise<Page<Banner>> {
  requirePermission(actor, 'banner.list_all', null);
  return repositories.banners.list(page);
}

/** Those that are shown to the caller now, newest first. Throws DomainError `scope_missing`. */
export async function listShownBanners(
  { actor }: UserCaller,
  { unitOfWork: { repositories }, clock }: ManagementPorts<BannerRepositories>,
): Promise<readonly Banner[]> {
  requirePermission(actor, 'banner.list', null);
  return repositories.banners.listShown(new Date(clock.nowMs()), actor.userId);
}
