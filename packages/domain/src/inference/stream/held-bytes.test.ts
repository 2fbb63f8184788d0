import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joined } from '../__fixtures__/chunkings.ts';
import { HeldBytes } from './held-bytes.ts';

const sizes = fc.array(fc.oneof(fc.nat({ max: 600 }), fc.integer({ min: 60_000, max: 70_000 })), {
  maxLength: 6,
});

/** `toEqual` takes seconds for so many bytes. */
function expectSame(bytes: Uint8Array, expected: Uint8Array): void {
  expect(bytes.length).toBe(expected.length);
  expect(bytes.every((byte, index) => byte === expected[index])).toBe(true);
}

it('gives what it was given, in bytes that nothing writes over', () => {
  fc.assert(
    fc.property(fc.array(sizes, { maxLength: 4 }), fc.boolean(), (rounds, drops) => {
      const held = new HeldBytes();
      const taken: [Uint8Array, Uint8Array][] = [];
      let mark = 0;
      for (const lengths of rounds) {
        const pieces = lengths.map((length) => new Uint8Array(length).fill(++mark));
        for (const piece of pieces) held.append(piece, 500_000);
        const whole = joined(pieces);
        expect(held.length).toBe(whole.length);
        expectSame(held.view(), whole);
        expectSame(held.followedBy(new Uint8Array([7])), joined([whole, new Uint8Array([7])]));
        if (drops) held.drop();
        else taken.push([held.take(), whole]);
        expect(held.length).toBe(0);
      }
      for (const [got, whole] of taken) expectSame(got, whole);
    }),
    { numRuns: 100 },
  );
});

it('copies nothing where nothing is held', () => {
  const bytes = new Uint8Array([1, 2]);
  expect(new HeldBytes().followedBy(bytes)).toBe(bytes);
});
