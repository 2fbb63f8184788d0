import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32OfAscii } from '../kernel/crc32.ts';
import { API_KEY_SECRET_LENGTH, generateApiKeySecret, parseApiKeySecret } from './api-key-secret.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const modes = fc.constantFrom('live', 'test');

describe('an API key secret', () => {
  it('is its prefix, 43 base62 digits of randomness and 6 of checksum', () => {
    fc.assert(
      fc.property(modes, bytes, (mode, random) => {
        const secret = generateApiKeySecret(mode, () => random);
        expect(secret).toMatch(new RegExp(`^sk-${mode}-[0-9A-Za-z]{49}$`));
        expect(secret).toHaveLength(API_KEY_SECRET_LENGTH);
      }),
    );
  });

  it('parses to its mode and last four characters', () => {
    fc.assert(
      fc.property(modes, bytes, (mode, random) => {
        const secret = generateApiKeySecret(mode, () => random);
        expect(parseApiKeySecret(secret)).toEqual({ mode, lastFour: secret.slice(-4) });
      }),
    );
  });

  it('asks for 32 random bytes and keeps all of them', () => {
    const lowest = generateApiKeySecret('live', (length) => new Uint8Array(length));
    const highest = generateApiKeySecret('live', (length) => new Uint8Array(length).fill(255));
    expect(lowest.slice(8, 51)).toBe('0'.repeat(43));
    let value = 0n;
    for (const digit of highest.slice(8, 51)) {
      value =
        value * 62n + BigInt('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.indexOf(digit));
    }
    expect(value).toBe(2n ** 256n - 1n);
  });

  it('differs wherever the random bytes do', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const same = one.every((byte, index) => byte === other[index]);
        expect(generateApiKeySecret('live', () => one) === generateApiKeySecret('live', () => other)).toBe(
          same,
        );
      }),
    );
  });

  it('is refused with any one character changed', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.nat(API_KEY_SECRET_LENGTH - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        (random, at, character) => {
          const secret = generateApiKeySecret('live', () => random);
          fc.pre(secret[at] !== character);
          expect(parseApiKeySecret(secret.slice(0, at) + character + secret.slice(at + 1))).toBeNull();
        },
      ),
    );
  });

  it('is refused with two characters swapped', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 8, max: API_KEY_SECRET_LENGTH - 2 }), (random, at) => {
        const secret = generateApiKeySecret('test', () => random);
        fc.pre(secret[at] !== secret[at + 1]);
        const swapped = secret.slice(0, at) + secret[at + 1] + secret[at] + secret.slice(at + 2);
        expect(parseApiKeySecret(swapped)).toBeNull();
      }),
    );
  });

  it('is refused cut short, prolonged, or with a changed mode', () => {
    const secret = generateApiKeySecret('live', (length) => new Uint8Array(length).fill(7));
    for (const text of [
      '',
      secret.slice(0, -1),
      secret.slice(1),
      `${secret} `,
      `${secret}0`,
      ` ${secret.slice(0, -1)}`,
      secret.replace('live', 'test'),
      secret.replace('sk-live-', 'SK-LIVE-'),
    ]) {
      expect(parseApiKeySecret(text)).toBeNull();
    }
  });

  it('is never taken for garbage of any length, nor garbage for it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(parseApiKeySecret(text)).toBeNull();
        expect(parseApiKeySecret(`sk-live-${text}`)).toBeNull();
      }),
    );
    expect(parseApiKeySecret('x'.repeat(10_000_000))).toBeNull();
    expect(parseApiKeySecret(`sk-live-${'٣'.repeat(49)}`)).toBeNull();
  });

  it('has the CRC-32 that zlib computes', () => {
    expect(crc32OfAscii('123456789', 9)).toBe(0xcbf43926);
    expect(crc32OfAscii('', 0)).toBe(0);
  });
});
