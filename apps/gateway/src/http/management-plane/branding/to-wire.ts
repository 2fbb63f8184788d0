import type {
  Branding as BrandingContract,
  BrandingImage as BrandingImageContract,
} from '@weir/contracts/branding';
import {
  BRANDING_ELEMENTS,
  BRANDING_SLOTS,
  type Branding,
  type BrandingElement,
  type BrandingSlot,
} from '@weir/domain/branding';
import type { z } from 'zod';

export function toBrandingWire(branding: Branding): z.input<typeof BrandingContract> {
  const shows = BRANDING_ELEMENTS.map((element) => [element, branding.shows.has(element)]);
  return {
    ...toShownBrandingWire(branding),
    shows: Object.fromEntries(shows) as Record<BrandingElement, boolean>,
  };
}

/** What anybody may see, and whoever administers it too. */
export function toShownBrandingWire({
  title,
  subtitle,
  images,
}: Branding): Omit<z.input<typeof BrandingContract>, 'shows'> {
  const bySlot = new Map(images.map((image) => [image.slot, image]));
  const wires = BRANDING_SLOTS.map((slot) => {
    const image = bySlot.get(slot);
    if (image === undefined) return [slot, null];
    const { width, height, updatedAt } = image;
    const url = `/v1/branding/images/${slot}/${updatedAt.getTime()}`;
    return [slot, { url, width, height, updated_at: updatedAt.toISOString() }];
  });
  type Images = Record<BrandingSlot, z.input<typeof BrandingImageContract> | null>;
  return { title, subtitle, images: Object.fromEntries(wires) as Images };
}
