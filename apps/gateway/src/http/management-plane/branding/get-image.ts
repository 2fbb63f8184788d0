import { getBrandingImageOperation } from '@weir/contracts/branding';
import { notFound } from '@weir/domain/management';
import { handle } from '../endpoint.ts';

export const getBrandingImageEndpoint = handle(
  getBrandingImageOperation,
  async ({ params }, { management }) => {
    const png = await management.publicBranding.image(params.slot, Number(params.version));
    if (png === null) throw notFound('image');
    return new Response(Buffer.from(png), {
      headers: {
        'content-type': 'image/png',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      },
    });
  },
);
