import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { secureRandomBytes } from './secure-random-bytes.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM (NIST SP 800-38D): random 96-bit nonce, ciphertext, 128-bit tag. Random nonces are safe for 2³² encryptions per key. */
export function encryptAesGcm(key: KeyObject, plaintext: string, authenticated: Uint8Array): Buffer {
  const nonce = secureRandomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(authenticated);
  return Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext; or why there is none. */
export function decryptAesGcm(
  key: KeyObject,
  encrypted: Uint8Array,
  authenticated: Uint8Array,
): { readonly plaintext: string } | 'too_short' | 'not_authentic' {
  if (encrypted.length < NONCE_BYTES + TAG_BYTES) return 'too_short';
  const tagAt = encrypted.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(authenticated);
  decipher.setAuthTag(encrypted.subarray(tagAt));
  const plaintext = decipher.update(encrypted.subarray(NONCE_BYTES, tagAt));
  try {
    decipher.final();
  } catch {
    return 'not_authentic';
  }
  return { plaintext: plaintext.toString('utf8') };
}
