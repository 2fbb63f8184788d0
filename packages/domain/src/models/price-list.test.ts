import { describe, expect, it } from 'vitest';
import { aModel, aPriceList } from '../../../testing/src/a-model.ts';
import { isPriced, NO_PRICES, pricesAt, UNKNOWN_PRICES } from './price-list.ts';

describe('pricesAt', () => {
  it('takes the list that a moment is in, up to the millisecond', () => {
    const at = (time: number) => aPriceList({ effectiveFrom: new Date(time) });
    const [now, soon, later] = [at(0), at(1_000), at(2_000)];
    const model = aModel({ prices: now, laterPrices: [soon, later] });
    expect([999, 1_000, 1_999, 2_000].map((time) => pricesAt(model, time))).toEqual([now, soon, soon, later]);
    expect(pricesAt(aModel({ prices: NO_PRICES }), 5).id).toBeNull();
  });
});

describe('isPriced', () => {
  const chat = { unit: 'tokens', streams: true } as const;
  const embeddings = { unit: 'tokens', streams: false } as const;
  const input = { ...UNKNOWN_PRICES, inputNanoUsdPerMillion: 1n };
  const both = { ...input, outputNanoUsdPerMillion: 0n };

  it('needs prices of input, and of output where there is any', () => {
    expect([UNKNOWN_PRICES, input, both].map((prices) => isPriced(prices, chat))).toEqual([
      false,
      false,
      true,
    ]);
    expect([UNKNOWN_PRICES, input].map((prices) => isPriced(prices, embeddings))).toEqual([false, true]);
  });

  it('needs none for what is free', () => {
    expect(isPriced(UNKNOWN_PRICES, { unit: 'nothing', streams: false })).toBe(true);
  });

  it('needs them in every tier', () => {
    const tier = { ...UNKNOWN_PRICES, fromInputTokens: 9 };
    expect(isPriced({ ...both, tiers: [tier] }, chat)).toBe(false);
    expect(isPriced({ ...both, tiers: [{ ...tier, ...both }] }, chat)).toBe(true);
  });

  it('needs the price of a request for what is measured in requests', () => {
    expect(isPriced(both, { unit: 'requests', streams: false })).toBe(false);
    expect(isPriced({ ...both, requestNanoUsd: 0n }, { unit: 'requests', streams: false })).toBe(true);
  });

  it('needs the price of an image, or those of tokens, for what is measured in images', () => {
    const images = { unit: 'images', streams: true } as const;
    expect(isPriced({ ...UNKNOWN_PRICES, requestNanoUsd: 0n }, images)).toBe(false);
    expect(isPriced({ ...UNKNOWN_PRICES, unitNanoUsd: 0n }, images)).toBe(true);
    expect(isPriced(both, images)).toBe(true);
  });
});
