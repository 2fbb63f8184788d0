import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelPrices } from '../models/model.ts';
import { UNKNOWN_PRICES } from '../models/price-list.ts';
import { costOf, worstCostOf } from './cost.ts';
import { type TokenUsage, UNKNOWN_USAGE } from './usage-record.ts';

const PRICES: ModelPrices = {
  ...UNKNOWN_PRICES,
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

  it('is nothing for what is free, whatever the prices', () => {
    expect(costOf(UNKNOWN_USAGE, { ...PRICES, requestNanoUsd: 7n }, 'nothing')).toBe(0n);
    expect(worstCostOf({ inputTokens: 9, outputTokens: 9 }, UNKNOWN_PRICES, 'nothing')).toBe(0n);
  });

  it('is the price of a request alone for what is measured in requests, whatever the tokens', () => {
    for (const usage of [tokens({ inputTokens: 10 }), tokens({ inputTokens: null, outputTokens: null })]) {
      expect(costOf(usage, { ...PRICES, requestNanoUsd: 7n }, 'requests')).toBe(7n);
      expect(costOf(usage, PRICES, 'requests')).toBeNull();
    }
  });

  it.each(['images', 'seconds', 'characters'] as const)('is the price of %s, or of their tokens', (unit) => {
    const used = tokens({ inputTokens: 10 });
    const priced = { ...PRICES, requestNanoUsd: 7n, unitNanoUsd: 5n };
    expect(costOf(used, priced, unit, 3)).toBe(22n);
    expect(costOf(used, priced, unit, null)).toBeNull();
    expect(costOf(used, PRICES, unit, 3)).toBe(30_000n);
    expect(costOf(UNKNOWN_USAGE, PRICES, unit, 3)).toBeNull();
    expect(worstCostOf({ inputTokens: 9, outputTokens: 9, units: 3 }, priced, unit)).toBe(22n);
    expect(worstCostOf({ inputTokens: 9, outputTokens: 9 }, priced, unit)).toBeNull();
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
    expect(costOf(tokens({}), UNKNOWN_PRICES, 'tokens')).toBe(0n);
    expect(costOf(tokens({ inputTokens: 1 }), UNKNOWN_PRICES, 'tokens')).toBeNull();
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
    ['outputNanoUsdPerMillion', { outputTokens: 1 }],
  ] as const)('is unknown when tokens were used whose %s is', (price, counts) => {
    expect(costOf(tokens(counts), { ...PRICES, [price]: null }, 'tokens')).toBeNull();
    expect(costOf(tokens(counts), PRICES, 'tokens')).not.toBeNull();
  });

  it.each([
    ['cachedInputTokens', 'cachedInputNanoUsdPerMillion', 'inputNanoUsdPerMillion'],
    ['cacheWriteTokens', 'cacheWriteNanoUsdPerMillion', 'inputNanoUsdPerMillion'],
    ['audioInputTokens', 'audioInputNanoUsdPerMillion', 'inputNanoUsdPerMillion'],
    ['imageInputTokens', 'imageInputNanoUsdPerMillion', 'inputNanoUsdPerMillion'],
    ['reasoningTokens', 'reasoningNanoUsdPerMillion', 'outputNanoUsdPerMillion'],
    ['audioOutputTokens', 'audioOutputNanoUsdPerMillion', 'outputNanoUsdPerMillion'],
  ] as const)(
    'prices %s by themselves, and like all others where they have no price',
    (count, kind, parent) => {
      const usage = tokens({ inputTokens: 10, outputTokens: 10, [count]: 4 });
      const prices = {
        ...UNKNOWN_PRICES,
        inputNanoUsdPerMillion: 1_000_000n,
        outputNanoUsdPerMillion: 10_000_000n,
      };
      expect(costOf(usage, prices, 'tokens')).toBe(110n);
      const parentPrice = prices[parent] / 1_000_000n;
      expect(costOf(usage, { ...prices, [kind]: 100_000_000n }, 'tokens')).toBe(
        110n - 4n * parentPrice + 400n,
      );
      expect(costOf(usage, { ...prices, [parent]: null, [kind]: 5n }, 'tokens')).toBeNull();
      // As free as it says.
      expect(costOf(usage, { ...prices, [kind]: 0n }, 'tokens')).toBe(110n - 4n * parentPrice);
    },
  );

  it('prices every token of a request by the tier that its input reaches', () => {
    const prices: ModelPrices = {
      ...UNKNOWN_PRICES,
      inputNanoUsdPerMillion: 1_000_000n,
      outputNanoUsdPerMillion: 10_000_000n,
      tiers: [
        {
          ...UNKNOWN_PRICES,
          fromInputTokens: 101,
          inputNanoUsdPerMillion: 2_000_000n,
          outputNanoUsdPerMillion: 20_000_000n,
        },
        {
          ...UNKNOWN_PRICES,
          fromInputTokens: 201,
          inputNanoUsdPerMillion: 3_000_000n,
          outputNanoUsdPerMillion: 30_000_000n,
        },
      ],
    };
    const cost = (inputTokens: number) => costOf(tokens({ inputTokens, outputTokens: 1 }), prices, 'tokens');
    expect([0, 100, 101, 200, 201, 5_000].map(cost)).toEqual([10n, 110n, 222n, 420n, 633n, 15_030n]);
    // The cache counts as input.
    expect(costOf(tokens({ inputTokens: 101, cachedInputTokens: 101 }), prices, 'tokens')).toBe(202n);
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
});

const count = fc.option(fc.integer({ min: -10, max: 10_000_000 }));
const price = fc.option(fc.bigInt({ min: 0n, max: 10n ** 13n }));
const tokenPrices = fc.record({
  inputNanoUsdPerMillion: price,
  cachedInputNanoUsdPerMillion: price,
  cacheWriteNanoUsdPerMillion: price,
  audioInputNanoUsdPerMillion: price,
  imageInputNanoUsdPerMillion: price,
  outputNanoUsdPerMillion: price,
  reasoningNanoUsdPerMillion: price,
  audioOutputNanoUsdPerMillion: price,
});
const usages = fc.record<TokenUsage>({
  inputTokens: count,
  cachedInputTokens: count,
  cacheWriteTokens: count,
  outputTokens: count,
  reasoningTokens: count,
  audioInputTokens: count,
  imageInputTokens: count,
  audioOutputTokens: count,
});
const priceLists: fc.Arbitrary<ModelPrices> = fc
  .tuple(tokenPrices, price, fc.array(tokenPrices, { maxLength: 3 }))
  .map(([base, requestNanoUsd, longer]) => ({
    ...base,
    requestNanoUsd,
    unitNanoUsd: null,
    tiers: longer.map((tier, index) => ({ ...tier, fromInputTokens: (index + 1) * 1_000_000 })),
  }));

describe('the cost of any request', () => {
  it('is never negative, and never more than the worst that was reserved for as many tokens', () => {
    fc.assert(
      fc.property(usages, priceLists, (usage, prices) => {
        const cost = costOf(usage, prices, 'tokens');
        if (cost === null) return;
        const inputTokens = Math.max(0, usage.inputTokens!);
        const outputTokens = Math.max(0, usage.outputTokens!);
        expect(cost).toBeGreaterThanOrEqual(0n);
        const worst = worstCostOf({ inputTokens, outputTokens }, prices, 'tokens');
        // Unknown is reserved for nothing: such a request is refused where money is limited.
        if (worst !== null) expect(cost).toBeLessThanOrEqual(worst);
      }),
    );
  });

  it('is known whenever the worst is, and the counts are', () => {
    fc.assert(
      fc.property(usages, priceLists, (usage, prices) => {
        const { inputTokens, outputTokens } = usage;
        if (inputTokens === null || outputTokens === null) return;
        const most = { inputTokens: Math.max(0, inputTokens), outputTokens: Math.max(0, outputTokens) };
        if (worstCostOf(most, prices, 'tokens') !== null)
          expect(costOf(usage, prices, 'tokens')).not.toBeNull();
      }),
    );
  });

  it('never falls when there is more of any whole, nor the worst', () => {
    fc.assert(
      fc.property(
        usages,
        tokenPrices,
        fc.nat({ max: 1_000_000 }),
        fc.constantFrom('inputTokens' as const, 'outputTokens' as const),
        (usage, base, more, whole) => {
          const before = {
            ...UNKNOWN_USAGE,
            ...usage,
            inputTokens: usage.inputTokens ?? 0,
            outputTokens: usage.outputTokens ?? 0,
          };
          const prices = { ...base, requestNanoUsd: null, unitNanoUsd: null, tiers: [] };
          // Where the parts fit: a part that is cut to its whole grows with it, at its own price.
          const parts = {
            ...before,
            inputTokens: 50_000_000 + before.inputTokens,
            outputTokens: 50_000_000 + before.outputTokens,
          };
          const cost = costOf(parts, prices, 'tokens');
          const after = costOf({ ...parts, [whole]: parts[whole] + more }, prices, 'tokens');
          if (cost !== null && after !== null) expect(after).toBeGreaterThanOrEqual(cost);
          const worst = worstCostOf(parts, prices, 'tokens');
          if (worst !== null) {
            expect(
              worstCostOf({ ...parts, [whole]: parts[whole] + more }, prices, 'tokens')!,
            ).toBeGreaterThanOrEqual(worst);
          }
        },
      ),
    );
  });

  it('is within half a nano-USD of the exact sum of its parts, so that none is lost', () => {
    fc.assert(
      fc.property(usages, tokenPrices, (usage, base) => {
        const whole = { ...usage, inputTokens: 50_000_000, outputTokens: 50_000_000 };
        const prices = { ...base, requestNanoUsd: null, unitNanoUsd: null, tiers: [] };
        const cost = costOf(whole, prices, 'tokens');
        if (cost === null) return;
        const parts = (
          kinds: readonly (readonly [keyof TokenUsage, bigint | null])[],
          all: bigint | null,
        ) => {
          let rest = 50_000_000n;
          let sum = 0n;
          for (const [kind, own] of kinds) {
            const used = BigInt(Math.max(0, usage[kind] ?? 0));
            rest -= used;
            if (used > 0n) sum += used * (own ?? all!);
          }
          return rest > 0n ? sum + rest * all! : sum;
        };
        const exact =
          parts(
            [
              ['cachedInputTokens', base.cachedInputNanoUsdPerMillion],
              ['cacheWriteTokens', base.cacheWriteNanoUsdPerMillion],
              ['audioInputTokens', base.audioInputNanoUsdPerMillion],
              ['imageInputTokens', base.imageInputNanoUsdPerMillion],
            ],
            base.inputNanoUsdPerMillion,
          ) +
          parts(
            [
              ['audioOutputTokens', base.audioOutputNanoUsdPerMillion],
              ['reasoningTokens', base.reasoningNanoUsdPerMillion],
            ],
            base.outputNanoUsdPerMillion,
          );
        const off = cost * 1_000_000n - exact;
        expect(off > -500_000n && off <= 500_000n).toBe(true);
      }),
    );
  });
});

describe('worstCostOf', () => {
  const prices: ModelPrices = {
    ...PRICES,
    audioOutputNanoUsdPerMillion: 60_000_000_000n,
    requestNanoUsd: 7n,
    tiers: [
      { ...UNKNOWN_PRICES, fromInputTokens: 1_000, inputNanoUsdPerMillion: 1n, outputNanoUsdPerMillion: 1n },
    ],
  };

  it('takes the dearest kind of token, and the dearest tier that the input may reach', () => {
    expect(worstCostOf({ inputTokens: 10, outputTokens: 1 }, prices, 'tokens')).toBe(37_500n + 60_000n + 7n);
    // A longer input may be cheaper, but the estimate may be too long.
    expect(worstCostOf({ inputTokens: 1_000, outputTokens: 0 }, prices, 'tokens')).toBe(3_750_007n);
  });

  it('is rounded up', () => {
    const cheap = { ...UNKNOWN_PRICES, inputNanoUsdPerMillion: 1n };
    expect(worstCostOf({ inputTokens: 1, outputTokens: 0 }, cheap, 'tokens')).toBe(1n);
    expect(worstCostOf({ inputTokens: 0, outputTokens: 0 }, cheap, 'tokens')).toBe(0n);
  });

  it('is unknown without the price of input, or of output that may come', () => {
    const one = { inputTokens: 1, outputTokens: 1 };
    expect(worstCostOf(one, { ...PRICES, inputNanoUsdPerMillion: null }, 'tokens')).toBeNull();
    expect(worstCostOf(one, { ...PRICES, outputNanoUsdPerMillion: null }, 'tokens')).toBeNull();
    expect(
      worstCostOf({ ...one, outputTokens: 0 }, { ...PRICES, outputNanoUsdPerMillion: null }, 'tokens'),
    ).toBe(3_750n);
  });

  it('is the price of a request for what is measured in requests', () => {
    expect(worstCostOf({ inputTokens: 9, outputTokens: 9 }, prices, 'requests')).toBe(7n);
  });
});
