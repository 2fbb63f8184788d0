import { BANNER_LEVELS } from '@weir/domain/banners';
import { LANGUAGES } from '@weir/domain/identity';
import { z } from 'zod';
import { GivenTimestamp, Id, listOf, PageQuery, PlainText, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

const BannerText = PlainText.min(1).max(500);

const Translations = z
  .strictObject(
    Object.fromEntries(LANGUAGES.map((language) => [language, BannerText])) as Record<
      (typeof LANGUAGES)[number],
      typeof BannerText
    >,
  )
  .partial()
  .meta({
    description: 'Translations of the text, by language. Other languages show the original text.',
    example: { de: 'Wartung am Sonntag' },
  });

const BannerLink = z
  .string()
  .max(2_048)
  .refine(isHttpsUrl, 'must be an https URL without credentials')
  .meta({ example: 'https://status.example.com' });

const content = {
  text: BannerText.meta({ description: 'Plain text.', example: 'Maintenance on Sunday' }),
  translations: Translations,
  level: z.enum(BANNER_LEVELS),
  link: BannerLink.nullable(),
  dismissible: z.boolean().meta({ description: 'Whether users can dismiss the banner.' }),
};

/** As everybody sees it. */
export const ShownBanner = z.strictObject({ id: Id, ...content }).meta({ id: 'ShownBanner' });

export const Banner = z
  .strictObject({
    id: Id,
    ...content,
    public: z.boolean().meta({ description: 'Whether the banner is also shown before sign-in.' }),
    visible: z.boolean().meta({ description: 'Whether the banner is shown during its period.' }),
    starts_at: Timestamp,
    ends_at: Timestamp.nullable(),
    created_by: Id.nullable(),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: 'Banner' });

const given = {
  ...content,
  public: z.boolean(),
  visible: z.boolean(),
  starts_at: GivenTimestamp,
  ends_at: GivenTimestamp.nullable(),
};

export const CreateBanner = z
  .strictObject({
    ...given,
    translations: Translations.default({}),
    level: z.enum(BANNER_LEVELS).default('info'),
    link: BannerLink.nullable().default(null),
    dismissible: z.boolean().default(true),
    public: z.boolean().default(false),
    visible: z.boolean().default(true),
    starts_at: GivenTimestamp.optional().meta({ description: 'If absent, the banner starts now.' }),
    ends_at: GivenTimestamp.nullable().default(null),
  })
  .meta({ id: 'CreateBanner' });

/** Absent is unchanged. */
export const UpdateBanner = z.strictObject(given).partial().meta({ id: 'UpdateBanner' });

export const ShowBanners = z
  .strictObject({
    ids: z
      .array(pathId<'banner'>())
      .min(1)
      .max(100)
      .transform((ids) => [...new Set(ids)]),
    visible: z.boolean(),
  })
  .meta({ id: 'ShowBanners' });

const bannerParams = z.object({ banner_id: pathId<'banner'>() });
const shared = { tag: 'Banners' } as const;

export const listShownBannersOperation = operation({
  ...shared,
  method: 'get',
  path: '/v1/banners',
  operationId: 'listShownBanners',
  summary: 'List the banners shown to you',
  description: 'At most five banners, newest first. Banners that you dismissed are not listed.',
  access: 'banner.list',
  answer: {
    status: 200,
    schema: z.strictObject({ banners: z.array(ShownBanner) }).meta({ id: 'ShownBanners' }),
    description: 'The banners.',
  },
});

export const dismissBannerOperation = operation({
  ...shared,
  method: 'post',
  path: '/v1/banners/{banner_id}/dismiss',
  operationId: 'dismissBanner',
  summary: 'Dismiss a banner',
  description: 'The banner stays hidden for you until its text changes. Dismissing it again changes nothing.',
  access: 'banner.dismiss',
  params: bannerParams,
  answer: { status: 204, description: 'The banner is no longer shown to you.' },
  errors: [404, 409],
});

export const listBannersOperation = operation({
  ...shared,
  method: 'get',
  path: '/v1/admin/banners',
  operationId: 'listBanners',
  summary: 'List all banners',
  access: 'banner.list_all',
  query: PageQuery,
  answer: {
    status: 200,
    schema: listOf(Banner, 'BannerList'),
    description: 'A page of banners, newest first.',
  },
});

export const createBannerOperation = operation({
  ...shared,
  method: 'post',
  path: '/v1/admin/banners',
  operationId: 'createBanner',
  summary: 'Create a banner',
  description: 'At most five banners can be shown at any time, now or in the future. At most 100 are stored.',
  access: 'banner.create',
  body: CreateBanner,
  answer: { status: 201, schema: Banner, description: 'The new banner.' },
  errors: [409],
});

export const updateBannerOperation = operation({
  ...shared,
  method: 'patch',
  path: '/v1/admin/banners/{banner_id}',
  operationId: 'updateBanner',
  summary: 'Update a banner',
  description: 'If the text changes, the banner is shown again to users who dismissed it.',
  access: 'banner.update',
  params: bannerParams,
  body: UpdateBanner,
  answer: { status: 200, schema: Banner, description: 'The updated banner.' },
  errors: [404, 409],
});

export const deleteBannerOperation = operation({
  ...shared,
  method: 'delete',
  path: '/v1/admin/banners/{banner_id}',
  operationId: 'deleteBanner',
  summary: 'Delete a banner',
  access: 'banner.delete',
  params: bannerParams,
  answer: { status: 204, description: 'The banner is deleted.' },
  errors: [404],
});

export const showBannersOperation = operation({
  ...shared,
  method: 'post',
  path: '/v1/admin/banner-visibility',
  operationId: 'showBanners',
  summary: 'Show or hide several banners',
  description: 'Changes all banners, or none if one does not exist or too many would be shown at once.',
  access: 'banner.update',
  body: ShowBanners,
  answer: {
    status: 200,
    schema: z.strictObject({ banners: z.array(Banner) }).meta({ id: 'ChangedBanners' }),
    description: 'The banners, in the order of the ids.',
  },
  errors: [404, 409],
});

export const bannerOperations = [
  listShownBannersOperation,
  dismissBannerOperation,
  listBannersOperation,
  createBannerOperation,
  updateBannerOperation,
  deleteBannerOperation,
  showBannersOperation,
];

function isHttpsUrl(text: string): boolean {
  if (!/^https:\/\/[^\s\\]+$/.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}
