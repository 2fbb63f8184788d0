import { updateBannerOperation } from '@weir/contracts/banners';
import { updateBanner } from '@weir/domain/banners';
import { handle } from '../endpoint.ts';
import { toBannerWire } from './to-wire.ts';

export const updateBannerEndpoint = handle(
  updateBannerOperation,
  async ({ caller, params, body }, { management }) => {
    const { starts_at: startsAt, ends_at: endsAt, ...content } = body;
    const input = {
      ...content,
      startsAt: startsAt === undefined ? undefined : new Date(startsAt),
      endsAt: typeof endsAt === 'string' ? new Date(endsAt) : endsAt,
    };
    const banner = await updateBanner(caller, params.banner_id, input, management);
    management.publicBranding.forget();
    return toBannerWire(banner);
  },
);
