import type { Banner as BannerContract, ShownBanner } from '@weir/contracts/banners';
import type { Banner } from '@weir/domain/banners';
import type { z } from 'zod';

export function toShownBannerWire({
  id,
  text,
  translations,
  level,
  link,
  dismissible,
}: Banner): z.input<typeof ShownBanner> {
  return { id, text, translations, level, link, dismissible };
}

export function toBannerWire(banner: Banner): z.input<typeof BannerContract> {
  return {
    ...toShownBannerWire(banner),
    public: banner.public,
    visible: banner.visible,
    starts_at: banner.startsAt.toISOString(),
    ends_at: banner.endsAt?.toISOString() ?? null,
    created_by: banner.createdBy,
    created_at: banner.createdAt.toISOString(),
    updated_at: banner.updatedAt.toISOString(),
  };
}
