import { createBannerOperation } from '@weir/contracts/banners';
import { createBanner } from '@weir/domain/banners';
import { handle } from '../endpoint.ts';
import { toBannerWire } from './to-wire.ts';

export const createBannerEndpoint = handle(
  createBannerOperation,
  async ({ caller, body }, { management }) => {
    const { starts_at: startsAt, ends_at: endsAt, ...content } = body;
    const input = {
      ...content,
      startsAt: startsAt === undefined ? undefined : new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
    };
    const banner = await createBanner(caller, input, management);
    management.publicBranding.forget();
    return toBannerWire(banner);
  },
);
