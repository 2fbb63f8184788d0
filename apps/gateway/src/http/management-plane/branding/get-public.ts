import { createHash } from 'node:crypto';
import { getPublicBrandingOperation } from '@weir/contracts/branding';
import { toShownBannerWire } from '../banners/to-wire.ts';
import { handle } from '../endpoint.ts';
import { toShownBrandingWire } from './to-wire.ts';

export const getPublicBrandingEndpoint = handle(
  getPublicBrandingOperation,
  async ({ context }, { management }) => {
    const { branding, banners } = await management.publicBranding.view();
    const body = JSON.stringify({
      ...toShownBrandingWire(branding),
      banners: banners.map(toShownBannerWire),
    });
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    // Kept by anybody, asked for again each time.
    const headers = { etag, 'cache-control': 'public, no-cache' };
    if (isKnown(context.req.header('if-none-match'), etag))
      return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } });
  },
);

/** RFC 9110, section 13.1.2: a list of tags, compared weakly. */
function isKnown(tags: string | undefined, etag: string): boolean {
  if (tags === undefined) return false;
  return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}
