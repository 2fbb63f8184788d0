import type { RandomBytes } from '@weir/domain/kernel';

/** Random-looking bytes, the same ones for the same seed (mulberry32). */
export function seededRandomBytes(seed = 1): RandomBytes {
  let state = seed;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
      return (mixed ^ (mixed >>> 14)) & 255;
    });
}
