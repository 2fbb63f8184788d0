import type { RandomBytes } from '../kernel/ids.ts';

const TOKEN_BYTES = 32;

/** A new secret of 256 random bits, base64url (RFC 4648 §5) without padding: for cookies, links and tokens. */
export function generateToken(randomBytes: RandomBytes): string {
  return toBase64Url(randomBytes(TOKEN_BYTES));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
