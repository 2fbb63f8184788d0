import { describe, expect, it } from 'vitest';
import { candidates } from './__fixtures__/candidates.ts';
import type { Candidate } from './candidate.ts';
import { chooseByStrategy } from './choose-by-strategy.ts';
import type { RoutingStrategy } from './routing-policy.ts';

const SECOND_US = 1_000_000;

/** Which candidates are chosen, by index, one after the other. */
function choices(
  strategy: RoutingStrategy,
  among: readonly Candidate[],
  count: number,
  random = () => Math.random(),
): number[] {
  return Array.from({ length: count }, () => among.indexOf(chooseByStrategy(strategy, among, random, 0)));
}

describe('round_robin', () => {
  it('takes each in turn, whatever its weight', () => {
    expect(choices('round_robin', candidates([5, 1, 1]), 7)).toEqual([0, 1, 2, 0, 1, 2, 0]);
  });

  it('stays even when one is away for a while', () => {
    const three = candidates([1, 1, 1]);
    choices('round_robin', three, 4);
    const two = three.slice(0, 2);
    const chosen = choices('round_robin', two, 100);
    expect(Math.abs(chosen.filter((index) => index === 0).length - 50)).toBeLessThanOrEqual(2);
    const again = choices('round_robin', three, 300);
    for (const index of [0, 1, 2])
      expect(Math.abs(again.filter((one) => one === index).length - 100)).toBeLessThanOrEqual(2);
  });
});

describe('weighted', () => {
  it('takes each as often as its weight says, and spreads the heavy one evenly', () => {
    expect(choices('weighted', candidates([5, 1, 1]), 7)).toEqual([0, 0, 1, 0, 2, 0, 0]);
  });
});

describe('least_busy', () => {
  it('takes the one with the fewest running attempts', () => {
    const three = candidates([1, 1, 1]);
    [4, 2, 3].forEach((running, index) => {
      three[index]!.load.running = running;
    });
    expect(choices('least_busy', three, 3)).toEqual([1, 1, 1]);
  });

  it('takes turns among those that are equally busy', () => {
    const three = candidates([1, 1, 1]);
    three[0]!.load.running = 1;
    expect(choices('least_busy', three, 4)).toEqual([1, 2, 1, 2]);
  });
});

describe('latency', () => {
  it('takes of two the one whose first token comes sooner, with the attempts that run there', () => {
    const two = candidates([1, 1]);
    two[0]!.load.measured(900_000, 0);
    two[1]!.load.measured(200_000, 0);
    expect(new Set(choices('latency', two, 20))).toEqual(new Set([1]));
    two[1]!.load.running = 8;
    expect(new Set(choices('latency', two, 20))).toEqual(new Set([0]));
  });

  it('never takes the slowest of three, and spreads over the rest', () => {
    const three = candidates([1, 1, 1]);
    [900_000, 300_000, 310_000].forEach((ttftUs, index) => {
      three[index]!.load.measured(ttftUs, 0);
    });
    const chosen = choices('latency', three, 300);
    expect(chosen).not.toContain(0);
    expect(chosen.filter((index) => index === 2).length).toBeGreaterThan(50);
  });

  it('asks one that was never measured', () => {
    const two = candidates([1, 1]);
    two[0]!.load.measured(10, 0);
    expect(choices('latency', two, 1)).toEqual([1]);
  });

  it('takes one that fails fast for slow', () => {
    const two = candidates([1, 1]);
    two[0]!.load.failed(0);
    two[1]!.load.measured(2 * SECOND_US, 0);
    expect(new Set(choices('latency', two, 20))).toEqual(new Set([1]));
  });

  it('asks one that was slow again after a while without news', () => {
    const two = candidates([1, 1]);
    two[0]!.load.measured(8 * SECOND_US, 0);
    two[1]!.load.measured(SECOND_US, 100 * SECOND_US);
    expect(chooseByStrategy('latency', two, () => 0, 100 * SECOND_US)).toBe(two[0]);
  });

  it('follows a change within some requests, and is not thrown by a single one', () => {
    const { load } = candidates([1])[0]!;
    for (let i = 0; i < 50; i++) load.measured(100_000, i * 1_000);
    load.measured(2 * SECOND_US, 51_000);
    expect(load.ttftUs(51_000)).toBeLessThan(400_000);
    for (let i = 0; i < 50; i++) load.measured(2 * SECOND_US, 52_000 + i * 1_000);
    expect(load.ttftUs(102_000)).toBeGreaterThan(1_900_000);
  });
});
