import { describe, expect, it } from 'vitest';
import { candidates } from './__fixtures__/candidates.ts';
import { chooseByKey } from './choose-by-key.ts';
import { hashText } from './hash.ts';

const KEYS = Array.from({ length: 3_000 }, (_, index) => hashText(`conversation ${index}`, 0));

describe('chooseByKey', () => {
  it('gives each deployment its part of the keys', () => {
    const three = candidates([1, 1, 1]);
    const chosen = KEYS.map((key) => chooseByKey(key, three, false));
    for (const candidate of three) {
      const part = chosen.filter((one) => one === candidate).length;
      expect(part).toBeGreaterThan(850);
      expect(part).toBeLessThan(1_150);
    }
  });

  it('gives keys by weight where the strategy goes by weight', () => {
    const two = candidates([3, 1]);
    const part = KEYS.filter((key) => chooseByKey(key, two, true) === two[0]).length / KEYS.length;
    expect(part).toBeGreaterThan(0.71);
    expect(part).toBeLessThan(0.79);
  });

  it('moves only the keys of a deployment that goes away, evenly to the others, and back when it returns', () => {
    const three = candidates([1, 1, 1]);
    const before = KEYS.map((key) => chooseByKey(key, three, false));
    const left = three.slice(1);
    const movedTo = KEYS.flatMap((key, index) => {
      const now = chooseByKey(key, left, false);
      if (before[index] !== three[0]) expect(now).toBe(before[index]);
      return before[index] === three[0] ? [now] : [];
    });
    const toFirst = movedTo.filter((one) => one === left[0]).length;
    expect(Math.abs(toFirst / movedTo.length - 0.5)).toBeLessThan(0.06);
    expect(KEYS.map((key) => chooseByKey(key, three, false))).toEqual(before);
  });

  it('moves a key on while its deployment is much busier than the others, always to the same one', () => {
    const three = candidates([1, 1, 1]);
    const key = KEYS[0]!;
    const home = chooseByKey(key, three, false);
    home.load.running = 3;
    expect(chooseByKey(key, three, false)).toBe(home);
    home.load.running = 8;
    const away = chooseByKey(key, three, false);
    expect(away).not.toBe(home);
    expect(chooseByKey(key, three, false)).toBe(away);
    for (const { load } of three) load.running = 8;
    expect(chooseByKey(key, three, false)).toBe(home);
  });
});
