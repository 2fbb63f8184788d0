import { BRANDING_ELEMENTS, BRANDING_SLOTS } from '@weir/domain/branding';
import { z } from 'zod';
import { ShownBanner } from './banners.ts';
import { orNull, PlainText, Timestamp } from './common.ts';
import { operation } from './operation.ts';

/** What an image may have, before it is drawn anew. */
export const MAX_IMAGE_BYTES = 2 * 1024 * 1024;
/** As base64, with the rest of the body. */
const MAX_BODY_BYTES = Math.ceil(MAX_IMAGE_BYTES / 3) * 4 + 1_024;

const Title = PlainText.trim().min(1).max(200).nullable();
const Subtitle = PlainText.trim().min(1).max(500).nullable();

export const BrandingImage = z
  .strictObject({
    url: z.string().meta({
      description: 'The path of the PNG. Every image has its own path, so it can be cached forever.',
      example: '/v1/branding/images/login_logo/1768478400000',
    }),
    width: z.number().int(),
    height: z.number().int(),
    updated_at: Timestamp,
  })
  .meta({ id: 'BrandingImage' });

const bySlot = <Value extends z.ZodType>(value: Value) =>
  Object.fromEntries(BRANDING_SLOTS.map((slot) => [slot, value])) as Record<
    (typeof BRANDING_SLOTS)[number],
    Value
  >;

const content = {
  title: Title,
  subtitle: Subtitle,
  images: z.strictObject(bySlot(orNull(BrandingImage))),
};

const shows = z.strictObject(
  Object.fromEntries(BRANDING_ELEMENTS.map((element) => [element, z.boolean()])) as Record<
    (typeof BRANDING_ELEMENTS)[number],
    z.ZodBoolean
  >,
);

export const Branding = z
  .strictObject({ ...content, shows: shows.meta({ description: 'Which elements are shown.' }) })
  .meta({ id: 'Branding' });

/** What anybody may see. */
export const PublicBranding = z
  .strictObject({
    ...content,
    banners: z
      .array(ShownBanner)
      .meta({ description: 'Banners that are shown before sign-in, newest first.' }),
  })
  .meta({ id: 'PublicBranding' });

/** Absent is unchanged, null is cleared. */
export const UpdateBranding = z
  .strictObject({ title: Title, subtitle: Subtitle, shows: shows.partial() })
  .partial()
  .meta({ id: 'UpdateBranding' });

export const PutBrandingImage = z
  .strictObject({
    image: z
      .string()
      .min(1)
      .max(MAX_BODY_BYTES - 1_024, 'must be at most 2 MiB')
      .meta({ format: 'byte', description: 'PNG, JPEG, GIF, WebP or SVG, up to 2 MiB, in base64.' }),
  })
  .meta({ id: 'PutBrandingImage' });

const Slot = z.enum(BRANDING_SLOTS);
const shared = { tag: 'Branding' } as const;

export const getPublicBrandingOperation = operation({
  ...shared,
  method: 'get',
  path: '/v1/branding',
  operationId: 'getPublicBranding',
  summary: 'Get the public branding of the console',
  description:
    'Hidden elements are null. Send the last `etag` in `if-none-match` to get 304 if nothing has changed.',
  access: 'public',
  answer: {
    status: 200,
    schema: PublicBranding,
    description: 'Title, subtitle, images, and public banners.',
  },
});

export const getBrandingImageOperation = operation({
  ...shared,
  method: 'get',
  path: '/v1/branding/images/{slot}/{version}',
  operationId: 'getBrandingImage',
  summary: 'Get a branding image',
  access: 'public',
  params: z.object({ slot: Slot, version: z.string().regex(/^[1-9]\d{0,14}$/) }),
  answer: { status: 200, contentType: 'image/png', description: 'The image. It never changes.' },
  errors: [404],
});

export const getBrandingOperation = operation({
  ...shared,
  method: 'get',
  path: '/v1/admin/branding',
  operationId: 'getBranding',
  summary: 'Get the branding, including hidden elements',
  access: 'branding.read',
  answer: { status: 200, schema: Branding, description: 'The branding, including hidden elements.' },
});

export const updateBrandingOperation = operation({
  ...shared,
  method: 'patch',
  path: '/v1/admin/branding',
  operationId: 'updateBranding',
  summary: 'Update the title, the subtitle and which elements are shown',
  access: 'branding.update',
  body: UpdateBranding,
  answer: { status: 200, schema: Branding, description: 'The updated branding.' },
});

export const putBrandingImageOperation = operation({
  ...shared,
  method: 'put',
  path: '/v1/admin/branding/images/{slot}',
  operationId: 'putBrandingImage',
  summary: 'Upload a branding image',
  description:
    'Weir redraws the image as a PNG of at most 1,024 × 512 pixels and does not keep the original file. SVG images are redrawn too. Scripts in them do not run, and linked resources are not loaded.',
  access: 'branding.update',
  params: z.object({ slot: Slot }),
  body: PutBrandingImage,
  maxBodyBytes: MAX_BODY_BYTES,
  answer: { status: 200, schema: Branding, description: 'The updated branding.' },
});

export const deleteBrandingImageOperation = operation({
  ...shared,
  method: 'delete',
  path: '/v1/admin/branding/images/{slot}',
  operationId: 'deleteBrandingImage',
  summary: 'Delete a branding image',
  access: 'branding.update',
  params: z.object({ slot: Slot }),
  answer: { status: 204, description: 'The image is deleted.' },
  errors: [404],
});

export const brandingOperations = [
  getPublicBrandingOperation,
  getBrandingImageOperation,
  getBrandingOperation,
  updateBrandingOperation,
  putBrandingImageOperation,
  deleteBrandingImageOperation,
];
