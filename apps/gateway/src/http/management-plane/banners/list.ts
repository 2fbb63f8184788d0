import { listBannersOperation } from '@weir/contracts/banners';
import { listBanners } from '@weir/domain/banners';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toBannerWire } from './to-wire.ts';

export const listBannersEndpoint = handle(listBannersOperation, async ({ caller, query }, { management }) =>
  toList(query, await listBanners(caller, toPageRequest(query), management), toBannerWire),
);
