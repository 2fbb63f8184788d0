import { describe, expect, it } from 'vitest';
import { aQuota, aRate } from '../../../testing/src/a-limit.ts';
import { aModel, aPriceList } from '../../../testing/src/a-model.ts';
import { aUsageRecord } from '../../../testing/src/a-usage-record.ts';
import { OPERATIONS } from '../inference/operations.ts';
import { UNKNOWN_USAGE } from '../usage/usage-record.ts';
import {
  cachedTokensShareOf,
  DEFAULT_RESERVATION,
  needOf,
  rateNeedOf,
  rateUseOf,
  reserve,
  reservedCost,
  usedOf,
} from './reservation.ts';

const [chat, , , , countTokens, embeddings, moderations] = OPERATIONS;
const PRICES = aPriceList({
  inputNanoUsdPerMillion: 1_000_000n,
  cachedInputNanoUsdPerMillion: 100_000n,
  cacheWriteNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: 10_000_000n,
  requestNanoUsd: 5n,
});

const sized = (maxOutputTokens: number | null, choices = 1, model = aModel({ prices: PRICES })) => ({
  operation: chat,
  parsed: { estimatedInputTokens: 100, maxOutputTokens, choices },
  model,
});

describe('a reservation', () => {
  it.each([
    ['what the request states', sized(50), 50],
    ['it for every answer', sized(50, 3), 150],
    ['the setting where nothing is stated', sized(null), 4_096],
    ['no more than the model can say', sized(50_000, 2, aModel({ maxOutputTokens: 1_000 })), 2_000],
    ['no more than fits its context', sized(50_000, 1, aModel({ contextLength: 8_192 })), 8_192],
    ['a number that can be stored', sized(2 ** 40, 2 ** 40, aModel({ contextLength: null })), 2_147_483_647],
  ])('covers as output %s', (_, request, outputTokens) => {
    expect(reserve(request, DEFAULT_RESERVATION)).toEqual({ inputTokens: 100, outputTokens });
  });

  it('costs twice the estimated prompt, the output and the request', () => {
    expect(reservedCost(sized(50), { inputTokens: 100, outputTokens: 50 })).toBe(200n + 500n + 5n);
  });

  it('takes the dearer price of a prompt that may be written to a cache', () => {
    const prices = { ...PRICES, cacheWriteNanoUsdPerMillion: 2_000_000n };
    const request = sized(50, 1, aModel({ prices }));
    expect(reservedCost(request, { inputTokens: 100, outputTokens: 50 })).toBe(400n + 500n + 5n);
  });

  it('is nothing for what is free, whatever is sent', () => {
    const none = { inputTokens: 0, outputTokens: 0 };
    const request = { ...sized(50_000), operation: countTokens };
    expect(reserve(request, DEFAULT_RESERVATION)).toEqual(none);
    expect(reservedCost(request, none)).toBe(0n);
  });

  it('covers prices that take effect while it waits or runs', () => {
    const later = aPriceList({ ...PRICES, outputNanoUsdPerMillion: 20_000_000n });
    const model = aModel({ prices: PRICES, laterPrices: [later] });
    expect(reservedCost(sized(50, 1, model), { inputTokens: 100, outputTokens: 50 })).toBe(
      200n + 1_000n + 5n,
    );
    const unknown = aModel({ prices: PRICES, laterPrices: [aPriceList(), later] });
    expect(reservedCost(sized(50, 1, unknown), { inputTokens: 100, outputTokens: 50 })).toBeNull();
  });

  it('has no cost where a price is unknown that it needs, and none where the model is free', () => {
    const unpriced = { ...PRICES, outputNanoUsdPerMillion: null };
    const reservation = { inputTokens: 100, outputTokens: 50 };
    expect(reservedCost(sized(50, 1, aModel({ prices: unpriced })), reservation)).toBeNull();
    expect(reservedCost(sized(50, 1, aModel({ prices: unpriced, free: true })), reservation)).toBe(0n);
    // Nothing is generated.
    const model = aModel({ prices: unpriced });
    expect(reservedCost({ operation: embeddings, model }, { inputTokens: 100, outputTokens: 0 })).toBe(205n);
    expect(reservedCost({ operation: moderations, model }, { inputTokens: 100, outputTokens: 0 })).toBe(5n);
  });

  it('needs of a quota its worst case, in the unit of the quota', () => {
    const reservation = { inputTokens: 100, outputTokens: 50 };
    expect(needOf(aQuota(1n), reservation, 7n)).toBe(7n);
    expect(needOf(aQuota(1n, { kind: 'credit' }), reservation, 7n)).toBe(7n);
    expect(needOf(aQuota(1n, { kind: 'request_quota' }), reservation, 7n)).toBe(1n);
    expect(needOf(aQuota(1n, { kind: 'token_quota' }), reservation, 7n)).toBe(250n);
  });

  it('needs of a rate what is estimated, and no more output than an empty minute has', () => {
    const reservation = { inputTokens: 100, outputTokens: 50 };
    const tokens = (amount: bigint) => aRate(amount, { kind: 'tokens_per_minute' });
    expect(rateNeedOf(aRate(1n), reservation)).toBe(1);
    expect(rateNeedOf(tokens(1_000n), reservation)).toBe(150);
    expect(rateNeedOf(tokens(120n), reservation)).toBe(120);
    expect(rateNeedOf(tokens(99n), reservation)).toBe(100);
  });
});

describe('what a request used', () => {
  const usage = { ...UNKNOWN_USAGE, inputTokens: 1_000, cachedInputTokens: 400, outputTokens: 50 };
  const record = aUsageRecord({ usage, costNanoUsd: 77n });
  const unknown = aUsageRecord({ usage: UNKNOWN_USAGE, costNanoUsd: null });

  it('counts in a quota as the ledger has it, and nothing where that is unknown', () => {
    const tokens = aQuota(1n, { kind: 'token_quota' });
    const requests = aQuota(1n, { kind: 'request_quota' });
    expect([aQuota(1n), tokens, requests].map((quota) => usedOf(quota, record))).toEqual([77n, 1_050n, 1n]);
    expect([aQuota(1n), tokens, requests].map((quota) => usedOf(quota, unknown))).toEqual([0n, 0n, 1n]);
  });

  it('counts cached tokens in a rate by their share', () => {
    const rate = aRate(1n, { kind: 'tokens_per_minute' });
    expect(rateUseOf(rate, record, 0.25)).toBe(600 + 100 + 50);
    expect(rateUseOf(rate, record, 1)).toBe(1_050);
    expect(rateUseOf(rate, record, 0)).toBe(650);
    expect(rateUseOf(rate, unknown, 0.25)).toBe(0);
    expect(rateUseOf(aRate(1n), unknown, 0.25)).toBe(1);
  });

  it('takes for the share of a cached token the setting, else that of its price, else a quarter', () => {
    const unpriced = aModel({ prices: { ...PRICES, cachedInputNanoUsdPerMillion: null } });
    const share = (model = aModel({ prices: PRICES }), cachedTokensShare: number | null = null) =>
      cachedTokensShareOf(model, { ...DEFAULT_RESERVATION, cachedTokensShare });
    expect([share(), share(unpriced), share(aModel(), 0.5)]).toEqual([0.1, 0.25, 0.5]);
  });
});
