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
  requestNanoUsd: null,
};

function tokens(counts: Partial<TokenUsage>): TokenUsage {
  return {
    inputTokens: 0,
    cachedInputTokens: null,
    cacheWriteTokens: null,
    outputTokens: 0,
    reasoningTokens: null,
    audioInputTokens: null,
    imageInputTokens: null,
    audioOutputTokens: null,
    ...counts,
  };
}

describe('costOf', () => {
  it('adds the price of a request to that of its tokens', () => {
    const prices = { ...PRICES, requestNanoUsd: 7n };
    expect(costOf(tokens({ inputTokens: 10 }), prices, 'tokens')).toBe(30_007n);
    expect(costOf(tokens({ inputTokens: null }), prices, 'tokens')).toBeNull();
  });

  it('is the price of a request alone for what is measured in requests, whatever the tokens', () => {
    for (const usage of [tokens({ inputTokens: 10 }), tokens({ inputTokens: null, outputTokens: null })]) {
      expect(costOf(usage, { ...PRICES, requestNanoUsd: 7n }, 'requests')).toBe(7n);
      expect(costOf(usage, PRICES, 'requests')).toBeNull();
    }
  });

  it.each(['images', 'seconds', 'characters'] as const)('does not know what %s cost', (unit) => {
    expect(costOf(tokens({ inputTokens: 10 }), { ...PRICES, requestNanoUsd: 7n }, unit)).toBeNull();
  });

  it('prices fresh, cached and written input and output apart', () => {
    const usage = tokens({
      inputTokens: 1_000,
      cachedInputTokens: 600,
      cacheWriteTokens: 100,
      outputTokens: 50,
    });
    expect(costOf(usage, PRICES, 'tokens')).toBe(300n * 3_000n + 600n * 300n + 100n * 3_750n + 50n * 15_000n);
  });

  it('counts all input as fresh when the upstream reports no cache', () => {
    expect(costOf(tokens({ inputTokens: 10, outputTokens: 1 }), PRICES, 'tokens')).toBe(45_000n);
  });

  it('does not count reasoning twice, as it is part of the output', () => {
    expect(costOf(tokens({ outputTokens: 10, reasoningTokens: 8 }), PRICES, 'tokens')).toBe(150_000n);
  });

  it('costs nothing for no tokens, even at unknown prices', () => {
    const unknown: ModelPrices = {
      inputNanoUsdPerMillion: null,
      cachedInputNanoUsdPerMillion: null,
      cacheWriteNanoUsdPerMillion: null,
      outputNanoUsdPerMillion: null,
      requestNanoUsd: null,
    };
    expect(costOf(tokens({}), unknown, 'tokens')).toBe(0n);
    expect(costOf(tokens({ inputTokens: 1 }), unknown, 'tokens')).toBeNull();
  });

  it.each([
    ['inputTokens', null],
    ['outputTokens', null],
    ['inputTokens', Number.NaN],
  ] as const)('is unknown when %s is %s', (count, value) => {
    expect(costOf(tokens({ [count]: value }), PRICES, 'tokens')).toBeNull();
  });

  it.each([
    ['inputNanoUsdPerMillion', { inputTokens: 1 }],
    ['cachedInputNanoUsdPerMillion', { inputTokens: 1, cachedInputTokens: 1 }],
    ['cacheWriteNanoUsdPerMillion', { inputTokens: 1, cacheWriteTokens: 1 }],
    ['outputNanoUsdPerMillion', { outputTokens: 1 }],
  ] as const)('is unknown when tokens were used whose %s is', (price, counts) => {
    expect(costOf(tokens(counts), { ...PRICES, [price]: null }, 'tokens')).toBeNull();
    expect(costOf(tokens(counts), PRICES, 'tokens')).not.toBeNull();
  });

  it('rounds the sum once, half up', () => {
    const perMillion = (price: bigint) => ({
      ...PRICES,
      inputNanoUsdPerMillion: price,
      outputNanoUsdPerMillion: price,
      requestNanoUsd: null,
    });
    expect(costOf(tokens({ inputTokens: 1 }), perMillion(499_999n), 'tokens')).toBe(0n);
    expect(costOf(tokens({ inputTokens: 1 }), perMillion(500_000n), 'tokens')).toBe(1n);
    // Rounding each part by itself would make this 0.
    expect(costOf(tokens({ inputTokens: 1, outputTokens: 1 }), perMillion(400_000n), 'tokens')).toBe(1n);
  });

  it('cuts counts that contradict the input they are part of', () => {
    expect(
      costOf(tokens({ inputTokens: 10, cachedInputTokens: 25, cacheWriteTokens: 5 }), PRICES, 'tokens'),
    ).toBe(3_000n);
    expect(costOf(tokens({ inputTokens: -5, outputTokens: 1 }), PRICES, 'tokens')).toBe(15_000n);
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
          audioInputTokens: count,
          imageInputTokens: count,
          audioOutputTokens: count,
        }),
        fc.record({
          inputNanoUsdPerMillion: price,
          cachedInputNanoUsdPerMillion: price,
          cacheWriteNanoUsdPerMillion: price,
          outputNanoUsdPerMillion: price,
          requestNanoUsd: fc.constant(null),
        }),
        (usage, prices) => {
          const cost = costOf(usage, prices, 'tokens');
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
