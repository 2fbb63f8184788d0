import type { UserCaller } from '../kernel/actor.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { Banner, BannerContent, BannerId } from './banner.ts';
import { checkPeriod, checkShown } from './check-banners.ts';
import type { BannerRepositories } from './ports.ts';

/** Absent is unchanged. */
export type UpdateBannerInput = {
  readonly [Field in keyof BannerContent]?: BannerContent[Field] | undefined;
};

const FIELDS_OF_SHOWING: ReadonlySet<string> = new Set(['visible', 'starts_at', 'ends_at']);

/**
 * Changes a banner. With another text it is shown again to those who dismissed it.
 *
 * @throws DomainError `permission_denied`, `not_found`, `invalid_parameter`; `conflict` when too many would be shown at once
 */
export function updateBanner(
  caller: UserCaller,
  id: BannerId,
  input: UpdateBannerInput,
  ports: ManagementPorts<BannerRepositories>,
): Promise<Banner> {
  return writeToPlatform(caller, 'banner.update', ports, async ({ banners }) => {
    const kept = await banners.lockAll();
    const banner = kept.find((one) => one.id === id);
    if (banner === undefined) throw notFound('banner');
    const now = new Date(ports.clock.nowMs());
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const changed = changedFields(banner, input);
    const updated: Banner = { ...banner, ...given, updatedAt: changed.length > 0 ? now : banner.updatedAt };
    checkPeriod(updated);
    if (changed.some((field) => FIELDS_OF_SHOWING.has(field))) {
      checkShown([...kept.filter((one) => one !== banner), updated], now);
    }
    if (changed.length > 0) await banners.update(updated);
    if (changed.includes('text')) await banners.forgetDismissals(id);
    return { result: updated, target: { kind: 'banner', id }, changedFields: changed };
  });
}
