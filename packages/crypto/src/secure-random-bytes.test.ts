import { describe, expect, it } from 'vitest';
import { secureRandomBytes } from './secure-random-bytes.ts';

describe('secureRandomBytes', () => {
  it.each([0, 1, 10, 16, 32, 256, 257, 5_000])('gives exactly %i bytes', (length) => {
    expect(secureRandomBytes(length)).toHaveLength(length);
  });

  it('never gives the same bytes twice, across many refills of the pool', () => {
    const seen = new Set<string>();
    for (let draw = 0; draw < 20_000; draw++) seen.add(Buffer.from(secureRandomBytes(10)).toString('hex'));
    expect(seen.size).toBe(20_000);
  });

  it('never changes what it has given', () => {
    const first = secureRandomBytes(32);
    const copy = Uint8Array.from(first);
    for (let draw = 0; draw < 1_000; draw++) secureRandomBytes(32);
    expect(first).toEqual(copy);
  });

  it('shares no memory with what others are given', () => {
    const first = secureRandomBytes(16);
    expect(first.buffer.byteLength).toBe(16);
  });

  it('uses every value a byte can have', () => {
    const values = new Set<number>();
    for (let draw = 0; draw < 500; draw++) for (const byte of secureRandomBytes(16)) values.add(byte);
    expect(values.size).toBe(256);
  });
});
