import { createBannerEndpoint } from './create.ts';
import { deleteBannerEndpoint } from './delete.ts';
import { dismissBannerEndpoint } from './dismiss.ts';
import { listBannersEndpoint } from './list.ts';
import { listShownBannersEndpoint } from './list-shown.ts';
import { showBannersEndpoint } from './show.ts';
import { updateBannerEndpoint } from './update.ts';

export const bannerEndpoints = [
  listShownBannersEndpoint,
  dismissBannerEndpoint,
  listBannersEndpoint,
  createBannerEndpoint,
  updateBannerEndpoint,
  deleteBannerEndpoint,
  showBannersEndpoint,
];
