import { describe, expect, it } from 'vitest';
import type { Writing } from './scenarios.ts';
import { splitPieces } from './split-pieces.ts';

const frames = ['data: plain\n\n', 'data: Grüße 🌊\n\n', 'data: [DONE]\n\n'];
const writings: Writing[] = ['per-event', 'one-write', 'single-bytes', 'random-splits', 'split-characters'];

describe('splitPieces', () => {
  it.each(writings)('%s keeps every byte, in order, and no piece is empty', (writing) => {
    const plan = splitPieces(frames, [0, 10, 20], { writing, seed: 7, ending: 'finish' });
    expect(plan.body.toString()).toBe(frames.join(''));
    expect(plan.ends.at(-1)).toBe(plan.body.length);
    expect(plan.dueMs).toHaveLength(plan.ends.length);
    plan.ends.forEach((end, index) => {
      expect(end).toBeGreaterThan(plan.ends[index - 1] ?? 0);
      expect(plan.dueMs[index]).toBeGreaterThanOrEqual(plan.dueMs[index - 1] ?? 0);
    });
    expect(plan.dueMs.at(-1)).toBe(20);
  });

  it.each(writings)('%s of nothing is nothing', (writing) => {
    expect(splitPieces([], [], { writing, seed: 1, ending: 'cut' }).ends).toEqual([]);
  });

  it('splits alike for the same seed only', () => {
    const ends = (seed: number) =>
      splitPieces(frames, [0, 0, 0], { writing: 'random-splits', seed, ending: 'finish' }).ends;
    expect(ends(3)).toEqual(ends(3));
    expect(ends(3)).not.toEqual(ends(4));
  });
});
