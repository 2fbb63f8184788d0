/** Reproducible numbers below a bound (mulberry32), for tests over many splits of the same bytes. */
export function seededRandom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** Cuts bytes into pieces of 1 to `maxBytes`. */
export function randomPieces(bytes: Buffer, maxBytes: number, random: (bound: number) => number): Buffer[] {
  const pieces: Buffer[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const end = Math.min(bytes.length, offset + 1 + random(maxBytes));
    pieces.push(bytes.subarray(offset, end));
    offset = end;
  }
  return pieces;
}
