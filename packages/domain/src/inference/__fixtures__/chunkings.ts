import fc from 'fast-check';

/** Where to cut bytes: at random places, at every byte, or not at all. */
export const cuts: fc.Arbitrary<readonly number[] | 'every-byte'> = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.nat({ max: 4_000 }), { maxLength: 24, size: 'max' }) },
  { weight: 1, arbitrary: fc.constant('every-byte' as const) },
  { weight: 1, arbitrary: fc.constant([]) },
);

/** The bytes in pieces of their own, as they would come off a socket. */
export function cutInto(bytes: Uint8Array, where: readonly number[] | 'every-byte'): Uint8Array[] {
  const at =
    where === 'every-byte'
      ? Array.from({ length: bytes.length }, (_, index) => index)
      : [...new Set(where.map((cut) => (bytes.length === 0 ? 0 : cut % bytes.length)))].sort((a, b) => a - b);
  const ends = [...at.filter((cut) => cut > 0), bytes.length];
  return ends.map((end, index) => bytes.slice(index === 0 ? 0 : ends[index - 1], end));
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
