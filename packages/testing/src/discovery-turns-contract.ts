import type { DiscoveryTurns } from '@weir/domain/models';
import { beforeEach, describe, expect, it } from 'vitest';

const [ONE, OTHER] = ['019bc0de-0000-7000-8000-000000000001', '019bc0de-0000-7000-8000-000000000002'];

export interface DiscoveryTurnsHarness {
  readonly turns: DiscoveryTurns;
  /** Lets this time pass. */
  pass(durationMs: number): Promise<void>;
}

/** What all turns promise. Call inside a `describe` or at the top of a test file. */
export function discoveryTurnsContract(make: () => Promise<DiscoveryTurnsHarness>): void {
  describe('keeps the contract of turns', () => {
    let harness: DiscoveryTurnsHarness;
    let turns: DiscoveryTurns;
    beforeEach(async () => {
      harness = await make();
      turns = harness.turns;
    });

    it('gives a turn to one holder, who may take it again', async () => {
      expect(await turns.take('poll', ONE, 60_000)).toBe(true);
      expect(await turns.take('poll', OTHER, 60_000)).toBe(false);
      expect(await turns.take('poll', ONE, 60_000)).toBe(true);
      expect(await turns.take('sync', OTHER, 60_000)).toBe(true);
    });

    it('gives it to another once it was given back, by its holder only', async () => {
      await turns.take('poll', ONE, 60_000);
      await turns.giveBack('poll', OTHER);
      expect(await turns.take('poll', OTHER, 60_000)).toBe(false);
      await turns.giveBack('poll', ONE);
      expect(await turns.take('poll', OTHER, 60_000)).toBe(true);
    });

    it('gives it to another once it has ended', async () => {
      await turns.take('poll', ONE, 20);
      await harness.pass(40);
      expect(await turns.take('poll', OTHER, 60_000)).toBe(true);
      expect(await turns.take('poll', ONE, 60_000)).toBe(false);
    });

    it('gives it to one of those who ask at once', async () => {
      const holders = Array.from({ length: 8 }, (_, index) => `${ONE.slice(0, -1)}${index}`);
      const taken = await Promise.all(holders.map((holder) => turns.take('poll', holder, 60_000)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });
  });
}
