import type { TestManagement } from './start-test-management.ts';

/** Banners that everybody on a stage sees. */
export const STAGE_BANNERS = {
  kept: '019bc0de-0000-7000-8000-0000000fb001',
  deleted: '019bc0de-0000-7000-8000-0000000fb002',
} as const;

/** One red pixel, in base64. */
export const STAGE_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';

/** When the images of a stage were put. */
export const STAGE_IMAGE_AT = new Date('2026-01-15T12:00:00Z');

/** Banners, and images of the branding. */
export async function addStagePresentation({ database: { sql }, now }: TestManagement): Promise<void> {
  for (const id of Object.values(STAGE_BANNERS)) {
    await sql`insert into banners (id, text, level, starts_at, dismissible, public, visible, created_at, updated_at)
      values (${id}, 'Welcome', 'info', ${now()}, true, false, true, ${now()}, ${now()})`;
  }
  for (const slot of ['login_logo', 'header_logo_dark']) {
    await sql`insert into branding_images (slot, png, width, height, updated_at)
      values (${slot}, ${Buffer.from(STAGE_PNG, 'base64')}, 1, 1, ${STAGE_IMAGE_AT})`;
  }
}
