import { describe, expect, it } from 'vitest';
import { FakeSecretHasher } from '../../../testing/src/fake-secret-hasher.ts';
import { seededRandomBytes } from '../../../testing/src/seeded-random-bytes.ts';
import { generateApiKeySecret } from '../api-keys/api-key-secret.ts';
import { generateTokenSecret, hashTokenSecret, hasTokenPrefix } from './token-secrets.ts';

const KINDS = ['refresh_token', 'personal_access_token'] as const;

describe('token secrets', () => {
  const randomBytes = seededRandomBytes(1);
  const hasher = new FakeSecretHasher();

  it('have a prefix, 256 random bits and a checksum', () => {
    expect(generateTokenSecret('refresh_token', randomBytes)).toMatch(/^weir_rt_[0-9A-Za-z]{49}$/);
    expect(generateTokenSecret('personal_access_token', randomBytes)).toMatch(/^weir_pat_[0-9A-Za-z]{49}$/);
    const [low, high] = [() => new Uint8Array(32), () => new Uint8Array(32).fill(255)];
    expect(generateTokenSecret('refresh_token', low)).toMatch(/^weir_rt_0{43}/);
    expect(
      hashTokenSecret('refresh_token', generateTokenSecret('refresh_token', high), hasher),
    ).not.toBeNull();
  });

  it.each(KINDS)('are looked up by the hash of a whole %s', (kind) => {
    const secret = generateTokenSecret(kind, randomBytes);
    expect(hashTokenSecret(kind, secret, hasher)).toBe(hasher.sha256Hex(secret));
    expect(hasTokenPrefix(kind, secret)).toBe(true);
  });

  it.each(KINDS)('are not looked up when a character of a %s is wrong', (kind) => {
    const secret = generateTokenSecret(kind, randomBytes);
    for (let at = 0; at < secret.length; at++) {
      const other = secret[at] === 'A' ? 'B' : 'A';
      const typo = secret.slice(0, at) + other + secret.slice(at + 1);
      expect([at, hashTokenSecret(kind, typo, hasher)]).toEqual([at, null]);
    }
    for (const text of ['', secret.slice(0, -1), `${secret}0`, ` ${secret}`, `${secret.slice(0, -1)}ü`]) {
      expect(hashTokenSecret(kind, text, hasher)).toBeNull();
    }
  });

  it('are good for their own kind only', () => {
    const refreshToken = generateTokenSecret('refresh_token', randomBytes);
    expect(hashTokenSecret('personal_access_token', refreshToken, hasher)).toBeNull();
    expect(hashTokenSecret('refresh_token', generateApiKeySecret('live', randomBytes), hasher)).toBeNull();
  });
});
