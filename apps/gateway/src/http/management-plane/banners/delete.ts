import { deleteBannerOperation } from '@weir/contracts/banners';
import { deleteBanner } from '@weir/domain/banners';
import { handle } from '../endpoint.ts';

export const deleteBannerEndpoint = handle(
  deleteBannerOperation,
  async ({ caller, params }, { management }) => {
    await deleteBanner(caller, params.banner_id, management);
    management.publicBranding.forget();
  },
);
