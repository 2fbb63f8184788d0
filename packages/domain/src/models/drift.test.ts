import { expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { driftOf, type ServedModelOfConnection, type UpstreamModel } from './drift.ts';
import { UNKNOWN_PRICES } from './price-list.ts';

const listed = (name: string, more: Partial<UpstreamModel> = {}): UpstreamModel => ({
  name,
  contextLength: null,
  maxOutputTokens: null,
  prices: null,
  ...more,
});
const served = (
  upstreamName: string,
  more: Partial<ServedModelOfConnection> = {},
): ServedModelOfConnection => ({
  deploymentId: aFreshId(),
  upstreamName,
  missingSince: null,
  modelId: aFreshId(),
  contextLength: null,
  maxOutputTokens: null,
  prices: UNKNOWN_PRICES,
  ...more,
});

it('tells what was added, what is gone and what changed, by name', () => {
  const [gone, changed] = [served('b'), served('c', { contextLength: 8 })];
  expect(
    driftOf([listed('d'), listed('c', { contextLength: 16 })], [gone, changed, served('a')]),
  ).toMatchObject([
    { kind: 'gone', upstreamName: 'a' },
    { kind: 'gone', upstreamName: 'b', deployment: gone },
    { kind: 'changed', upstreamName: 'c', fields: [{ field: 'contextLength', listed: 16, catalog: 8 }] },
    { kind: 'added', upstreamName: 'd' },
  ]);
});

it('takes what one side does not say for no difference, and compares zero', () => {
  const prices = { ...UNKNOWN_PRICES, inputNanoUsdPerMillion: 5n, outputNanoUsdPerMillion: 0n };
  const theirs = listed('a', { contextLength: 8, prices: { ...prices, outputNanoUsdPerMillion: 7n } });
  expect(driftOf([theirs], [served('a')])).toEqual([]);
  expect(driftOf([listed('a')], [served('a', { prices, contextLength: 8 })])).toEqual([]);
  expect(driftOf([theirs], [served('a', { prices, contextLength: 8 })])).toMatchObject([
    { fields: [{ field: 'outputNanoUsdPerMillion', listed: 7n, catalog: 0n }] },
  ]);
});
