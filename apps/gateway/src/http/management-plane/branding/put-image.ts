import { MAX_IMAGE_BYTES, putBrandingImageOperation } from '@weir/contracts/branding';
import { putBrandingImage } from '@weir/domain/branding';
import { DomainError } from '@weir/domain/kernel';
import { handle } from '../endpoint.ts';
import { toBrandingWire } from './to-wire.ts';

export const putBrandingImageEndpoint = handle(
  putBrandingImageOperation,
  async ({ caller, params, body }, { management }) => {
    const branding = await putBrandingImage(caller, params.slot, toBytes(body.image), management);
    management.publicBranding.forget();
    return toBrandingWire(branding);
  },
);

function toBytes(base64: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64');
  // Node skips what is no base64.
  const problem =
    bytes.toString('base64') !== base64
      ? 'must be base64 (RFC 4648, section 4)'
      : bytes.length > MAX_IMAGE_BYTES
        ? 'must be at most 2 MiB'
        : null;
  if (problem === null) return bytes;
  throw new DomainError('invalid_parameter', `image: ${problem}`, { param: 'image' });
}
