import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelPrices } from '../models/model.ts';
import { costOf } from './cost.ts';
import type { TokenUsage } from './usage-record.ts';

const PRICES: ModelPrices = {
  inputNanoUsdPerMillion: 3_000_000_000n,
  cachedInputNanoUsdPerMillion: 300_000_000n,
  cacheWriteNanoUsdPerMillion: 3_750_000_000n,
  outputNanoUsdPerMillion: 15_000_000_000n,
};

function tokens(counts: Partial<TokenUsage>): TokenUsage {
  return {
    inputTokens: 0,
    cachedInputTokens: null,
    cacheWriteTokens: null,
    outputTokens: 0,
    reasoningTokens: null,
    ...counts,
  };
}

describe('costOf', () => {
  it('prices fresh, cached and written input and output apart', () => {
    const usage = tokens({
      inputTokens: 1_000,
      cachedInputTokens: 600,
      cacheWriteTokens: 100,
      outputTokens: 50,
    });
    expect(costOf(usage, PRICES)).toBe(300n * 3_000n + 600n * 300n + 100n * 3_750n + 50n * 15_000n);
  });

  it('counts all input as fresh when the upstream reports no cache', () => {
    expect(costOf(tokens({ inputTokens: 10, outputTokens: 1 }), PRICES)).toBe(45_000n);
  });

  it('does not count reasoning twice, as it is part of the output', () => {
    expect(costOf(tokens({ outputTokens: 10, reasoningTokens: 8 }), PRICES)).toBe(150_000n);
  });

  it('costs nothing for no tokens, even at unknown prices', () => {
    const unknown: ModelPrices = {
      inputNanoUsdPerMillion: null,
      cachedInputNanoUsdPerMillion: null,
      cacheWriteNanoUsdPerMillion: null,
      outputNanoUsdPerMillion: null,
    };
    expect(costOf(tokens({}), unknown)).toBe(0n);
    expect(costOf(tokens({ inputTokens: 1 }), unknown)).toBeNull();
  });

  it.each([
    ['inputTokens', null],
    ['outputTokens', null],
    ['inputTokens', Number.NaN],
  ] as const)('is unknown when %s is %s', (count, value) => {
    expect(costOf(tokens({ [count]: value }), PRICES)).toBeNull();
  });

  it.each([
    ['inputNanoUsdPerMillion', { inputTokens: 1 }],
    ['cachedInputNanoUsdPerMillion', { inputTokens: 1, cachedInputTokens: 1 }],
    ['cacheWriteNanoUsdPerMillion', { inputTokens: 1, cacheWriteTokens: 1 }],
    ['outputNanoUsdPerMillion', { outputTokens: 1 }],
  ] as const)('is unknown when tokens were used whose %s is', (price, counts) => {
    expect(costOf(tokens(counts), { ...PRICES, [price]: null })).toBeNull();
    expect(costOf(tokens(counts), PRICES)).not.toBeNull();
  });

  it('rounds the sum once, half up', () => {
    const perMillion = (price: bigint) => ({
      ...PRICES,
      inputNanoUsdPerMillion: price,
      outputNanoUsdPerMillion: price,
    });
    expect(costOf(tokens({ inputTokens: 1 }), perMillion(499_999n))).toBe(0n);
    expect(costOf(tokens({ inputTokens: 1 }), perMillion(500_000n))).toBe(1n);
    // Rounding each part by itself would make this 0.
    expect(costOf(tokens({ inputTokens: 1, outputTokens: 1 }), perMillion(400_000n))).toBe(1n);
  });

  it('cuts counts that contradict the input they are part of', () => {
    expect(costOf(tokens({ inputTokens: 10, cachedInputTokens: 25, cacheWriteTokens: 5 }), PRICES)).toBe(
      3_000n,
    );
    expect(costOf(tokens({ inputTokens: -5, outputTokens: 1 }), PRICES)).toBe(15_000n);
  });

  it('is never negative and never more than the dearest price for every token', () => {
    const count = fc.option(fc.integer({ min: -10, max: 10_000_000 }));
    const price = fc.option(fc.bigInt({ min: 0n, max: 10n ** 13n }));
    fc.assert(
      fc.property(
        fc.record({
          inputTokens: count,
          cachedInputTokens: count,
          cacheWriteTokens: count,
          outputTokens: count,
          reasoningTokens: count,
        }),
        fc.record({
          inputNanoUsdPerMillion: price,
          cachedInputNanoUsdPerMillion: price,
          cacheWriteNanoUsdPerMillion: price,
          outputNanoUsdPerMillion: price,
        }),
        (usage, prices) => {
          const cost = costOf(usage, prices);
          if (cost === null) return;
          const all = BigInt(Math.max(0, usage.inputTokens!) + Math.max(0, usage.outputTokens!));
          const dearest = Object.values(prices).reduce<bigint>(
            (most, each) => (each !== null && each > most ? each : most),
            0n,
          );
          expect(cost >= 0n && cost <= (all * dearest) / 1_000_000n + 1n).toBe(true);
        },
      ),
    );
  });
});
