import { listShownBannersOperation } from '@weir/contracts/banners';
import { listShownBanners } from '@weir/domain/banners';
import { handle } from '../endpoint.ts';
import { toShownBannerWire } from './to-wire.ts';

export const listShownBannersEndpoint = handle(
  listShownBannersOperation,
  async ({ caller }, { management }) => ({
    banners: (await listShownBanners(caller, management)).map(toShownBannerWire),
  }),
);
