import { describe, expect, it } from 'vitest';
import { firstIdAt } from './first-id-at.ts';
import { newId } from './ids.ts';

const highest = (length: number) => new Uint8Array(length).fill(0xff);
const lowest = (length: number) => new Uint8Array(length);

describe('firstIdAt', () => {
  it.each([0, 1, 1_768_478_400_123, Date.UTC(9999, 11, 31)])(
    'parts the ids of millisecond %i from those before it',
    (ms) => {
      const first = firstIdAt(new Date(ms));
      expect(first <= newId(ms, lowest)).toBe(true);
      if (ms > 0) expect(newId(ms - 1, highest) < first).toBe(true);
    },
  );

  it('is below every id for a moment before 1970', () => {
    expect(firstIdAt(new Date(-1))).toBe('00000000-0000-0000-0000-000000000000');
  });
});
