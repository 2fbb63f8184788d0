import type { ConnectionId } from '@weir/domain/kernel';
import { describe, expect, it } from 'vitest';
import { AesGcmSecretCipher } from './aes-gcm-secret-cipher.ts';
import { secureRandomBytes } from './secure-random-bytes.ts';

const CONNECTION = '019bc0de-0000-7000-8000-00000000a006' as ConnectionId;
const OTHER = '019bc0de-0000-7000-8000-00000000a007' as ConnectionId;
const SECRET = 'sk-marked-secret-ünïcødé';

describe('AesGcmSecretCipher', () => {
  const key = secureRandomBytes(32);
  const cipher = new AesGcmSecretCipher(key);

  it.each(['', 'a', SECRET, 'x'.repeat(10_000)])('gives back what it encrypted', (secret) => {
    expect(
      cipher.decrypt(
        cipher.encrypt(secret, 'provider-credential', CONNECTION),
        'provider-credential',
        CONNECTION,
      ),
    ).toBe(secret);
  });

  it('decrypts what another process with the key encrypted', () => {
    expect(
      new AesGcmSecretCipher(key).decrypt(
        cipher.encrypt(SECRET, 'provider-credential', CONNECTION),
        'provider-credential',
        CONNECTION,
      ),
    ).toBe(SECRET);
  });

  it('never encrypts the same secret to the same bytes', () => {
    const sealed = Array.from({ length: 100 }, () =>
      Buffer.from(cipher.encrypt(SECRET, 'provider-credential', CONNECTION)).toString('hex'),
    );
    expect(new Set(sealed).size).toBe(100);
  });

  it('shows nothing of the secret', () => {
    expect(Buffer.from(cipher.encrypt(SECRET, 'provider-credential', CONNECTION)).includes('marked')).toBe(
      false,
    );
  });

  it('refuses a credential that was moved to another connection', () => {
    expect(() =>
      cipher.decrypt(cipher.encrypt(SECRET, 'provider-credential', CONNECTION), 'provider-credential', OTHER),
    ).toThrow('cannot be decrypted');
  });

  it('refuses a credential of another key', () => {
    const other = new AesGcmSecretCipher(secureRandomBytes(32));
    expect(() =>
      other.decrypt(
        cipher.encrypt(SECRET, 'provider-credential', CONNECTION),
        'provider-credential',
        CONNECTION,
      ),
    ).toThrow('cannot be decrypted');
  });

  it('refuses a credential with any bit changed', () => {
    const sealed = cipher.encrypt(SECRET, 'provider-credential', CONNECTION);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Uint8Array.from(sealed);
      altered[bit >>> 3]! ^= 1 << (bit & 7);
      expect(() => cipher.decrypt(altered, 'provider-credential', CONNECTION)).toThrow('cannot be decrypted');
    }
  });

  it('refuses a credential that was cut short, at any length', () => {
    const sealed = cipher.encrypt(SECRET, 'provider-credential', CONNECTION);
    for (let length = 0; length < sealed.length; length++) {
      expect(() => cipher.decrypt(sealed.subarray(0, length), 'provider-credential', CONNECTION)).toThrow(
        'cannot be decrypted',
      );
    }
  });

  it.each([0, 16, 31, 33])('refuses a key of %i bytes', (length) => {
    expect(() => new AesGcmSecretCipher(new Uint8Array(length))).toThrow(RangeError);
  });
});
