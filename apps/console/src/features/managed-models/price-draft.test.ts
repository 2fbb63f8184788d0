import { describe, expect, it } from 'vitest';
import { isPrice, priceBodyOf, priceDraftOf } from './price-draft.ts';

const given = {
  input_nano_usd_per_million: '1250000000',
  output_nano_usd_per_million: '10000000000',
  cached_input_nano_usd_per_million: null,
  request_nano_usd: '1',
  tiers: [{ from_input_tokens: 200_000, input_nano_usd_per_million: '2500000000' }],
};

describe('a price list', () => {
  it('comes out of its form as it went in, to the nano-dollar', () => {
    const draft = priceDraftOf(given);
    expect(draft.texts).toEqual({
      input_nano_usd_per_million: '1.25',
      output_nano_usd_per_million: '10',
      request_nano_usd: '0.000000001',
    });
    expect(priceBodyOf(draft)).toMatchObject({ ...given, tiers: [given.tiers[0]] });
  });

  it('is unknown where nothing is typed, and not free', () => {
    expect(priceBodyOf({ texts: { unit_nano_usd: ' ' }, tiers: [], effectiveFrom: null })).toMatchObject({
      input_nano_usd_per_million: null,
      unit_nano_usd: null,
    });
  });

  it.each(['-1', '1e3', '1,5'])('is not sent with %s in it', (text) => {
    expect(isPrice(text)).toBe(false);
    expect(
      priceBodyOf({ texts: { input_nano_usd_per_million: text }, tiers: [], effectiveFrom: null }),
    ).toBeNull();
  });

  it('is not sent with a tier that begins nowhere', () => {
    const tiers = [{ id: 1, fromInputTokens: null, texts: {} }];
    expect(priceBodyOf({ texts: {}, tiers, effectiveFrom: null })).toBeNull();
  });
});
