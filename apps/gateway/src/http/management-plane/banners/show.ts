import { showBannersOperation } from '@weir/contracts/banners';
import { type BannerId, showBanners } from '@weir/domain/banners';
import { handle } from '../endpoint.ts';
import { toBannerWire } from './to-wire.ts';

export const showBannersEndpoint = handle(showBannersOperation, async ({ caller, body }, { management }) => {
  const ids = body.ids as readonly string[] as readonly BannerId[];
  const banners = await showBanners(caller, ids, body.visible, management);
  management.publicBranding.forget();
  return { banners: banners.map(toBannerWire) };
});
