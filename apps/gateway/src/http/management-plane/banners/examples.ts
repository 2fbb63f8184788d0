import { type Ask, type Examples, nothing, withBody } from '../../../../test/management-plane/example.ts';
import { STAGE_BANNERS } from '../../../../test/management-plane/presentation-of-the-stage.ts';

const kept: Ask = () => ({ params: { banner_id: STAGE_BANNERS.kept } });

export const examples: Examples = {
  createBanner: { request: withBody(nothing, () => ({ text: 'Maintenance on Sunday', visible: false })) },
  deleteBanner: { request: () => ({ params: { banner_id: STAGE_BANNERS.deleted } }) },
  dismissBanner: { request: kept },
  listBanners: { request: nothing },
  listShownBanners: { request: nothing },
  showBanners: { request: withBody(nothing, () => ({ ids: [STAGE_BANNERS.kept], visible: true })) },
  updateBanner: { request: withBody(kept, () => ({ level: 'warning', translations: { de: 'Wartung' } })) },
};
