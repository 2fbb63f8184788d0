import { type Examples, nothing, withBody } from '../../../../test/management-plane/example.ts';
import { STAGE_IMAGE_AT, STAGE_PNG } from '../../../../test/management-plane/presentation-of-the-stage.ts';

export const examples: Examples = {
  deleteBrandingImage: { request: () => ({ params: { slot: 'header_logo_dark' } }) },
  getBranding: { request: nothing },
  getBrandingImage: {
    request: () => ({ params: { slot: 'login_logo', version: `${STAGE_IMAGE_AT.getTime()}` } }),
  },
  getPublicBranding: { request: nothing },
  putBrandingImage: {
    request: withBody(
      () => ({ params: { slot: 'header_logo_light' } }),
      () => ({ image: STAGE_PNG }),
    ),
  },
  updateBranding: { request: withBody(nothing, () => ({ title: 'Meadow AI', shows: { subtitle: false } })) },
};
