import { dismissBannerOperation } from '@weir/contracts/banners';
import { dismissBanner } from '@weir/domain/banners';
import { handle } from '../endpoint.ts';

export const dismissBannerEndpoint = handle(
  dismissBannerOperation,
  async ({ caller, params }, { management }) => {
    await dismissBanner(caller, params.banner_id, management);
  },
);
