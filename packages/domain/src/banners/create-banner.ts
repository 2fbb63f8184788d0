import type { UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { type Banner, type BannerContent, MAX_BANNERS } from './banner.ts';
import { checkPeriod, checkShown } from './check-banners.ts';
import type { BannerRepositories } from './ports.ts';

/** Absent: it starts now. */
export type CreateBannerInput = Omit<BannerContent, 'startsAt'> & { readonly startsAt?: Date | undefined };

/** Throws DomainError `permission_denied`, `invalid_parameter`; `conflict` when too many are shown at once, or kept. */
export function createBanner(
  caller: UserCaller,
  input: CreateBannerInput,
  ports: ManagementPorts<BannerRepositories>,
): Promise<Banner> {
  return writeToPlatform(caller, 'banner.create', ports, async ({ banners }) => {
    const kept = await banners.lockAll();
    if (kept.length >= MAX_BANNERS) {
      throw new DomainError('conflict', `There are already ${MAX_BANNERS} banners. Delete one first.`);
    }
    const nowMs = ports.clock.nowMs();
    const now = new Date(nowMs);
    const banner: Banner = {
      ...input,
      startsAt: input.startsAt ?? now,
      id: newId(nowMs, ports.randomBytes),
      createdBy: caller.actor.userId,
      createdAt: now,
      updatedAt: now,
    };
    checkPeriod(banner);
    if (banner.visible) checkShown([...kept, banner], now);
    await banners.insert(banner);
    return { result: banner, target: { kind: 'banner', id: banner.id } };
  });
}
