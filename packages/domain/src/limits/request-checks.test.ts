import { describe, expect, it } from 'vitest';
import { aParallelLimit, aQuota, aRate } from '../../../testing/src/a-limit.ts';
import { aModel } from '../../../testing/src/a-model.ts';
import { aFoundApiKey, aFreshId, anApiKey } from '../../../testing/src/an-api-key.ts';
import { toAuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import type { FoundApiKey } from '../api-key-authentication/ports.ts';
import type { ApiKey } from '../api-keys/api-key.ts';
import type { SubscriptionId } from './limit.ts';
import { RequestChecksFinder } from './request-checks.ts';

const model = aModel();
const aKey = (found: Partial<FoundApiKey>, key: Partial<ApiKey> = {}) =>
  toAuthenticatedKey(aFoundApiKey(anApiKey(key), found));

describe('the checks of a request', () => {
  it('are in the order in which they refuse: money first, and the key before its organization', () => {
    const limits = [
      aRate(1n, { kind: 'tokens_per_minute' }),
      aRate(2n),
      aParallelLimit(3n),
      aQuota(4n, { kind: 'token_quota' }),
      aQuota(5n, { kind: 'request_quota' }),
      aQuota(6n, { kind: 'credit', scope: 'organization' }),
      aQuota(7n, { scope: 'organization' }),
      aQuota(8n),
    ];
    const checks = new RequestChecksFinder().find(aKey({ limits }), model);
    expect(checks.quotas.map(({ amount }) => amount)).toEqual([8n, 7n, 6n, 5n, 4n]);
    expect(checks.parallel).toEqual([limits[2]]);
    expect(checks.requestRates).toEqual([limits[1]]);
    expect(checks.tokenRates).toEqual([limits[0]]);
  });

  it('leave out limits of other models and other subscriptions', () => {
    const mine = aFreshId<'subscription'>() as SubscriptionId;
    const limits = [
      aQuota(1n, { modelId: model.id }),
      aQuota(2n, { modelId: aFreshId() }),
      aQuota(3n, { scope: 'subscription', scopeId: mine }),
      aQuota(4n, { scope: 'subscription', scopeId: aFreshId() }),
    ];
    const key = aKey({ limits, subscriptions: new Map([[model.id, mine]]) });
    const checks = new RequestChecksFinder().find(key, model);
    expect(checks.quotas.map(({ amount }) => amount)).toEqual([1n, 3n]);
    const other = new RequestChecksFinder().find(key, aModel());
    expect(other.quotas).toEqual([]);
  });

  it('need a price also for a soft budget, which refuses nothing', () => {
    const checks = new RequestChecksFinder().find(aKey({ limits: [aQuota(1n, { hard: false })] }), model);
    expect(checks).toMatchObject({ quotas: [], needsPrice: true, isEmpty: false });
    expect(new RequestChecksFinder().find(aKey({}), model)).toMatchObject({
      needsPrice: false,
      isEmpty: true,
    });
  });

  it('have no money for a test key, whose requests cost nothing', () => {
    const limits = [aQuota(1n), aQuota(2n, { kind: 'request_quota' })];
    const checks = new RequestChecksFinder().find(aKey({ limits }, { mode: 'test' }), model);
    expect(checks).toMatchObject({ quotas: [limits[1]], needsPrice: false });
  });

  it('refuse a model that needs a subscription and has none', () => {
    const restricted = aModel({ requiresSubscription: true });
    const finder = new RequestChecksFinder();
    expect(() => finder.find(aKey({}), restricted)).toThrow(
      expect.objectContaining({ code: 'model_not_subscribed', param: 'model' }),
    );
    const subscriptions = new Map([[restricted.id, aFreshId<'subscription'>() as SubscriptionId]]);
    expect(finder.find(aKey({ subscriptions }), restricted).isEmpty).toBe(true);
  });

  it('are made once for a key and a model, and anew when the catalog or the key changes', () => {
    const finder = new RequestChecksFinder();
    const key = aKey({ limits: [aQuota(1n)] });
    const first = finder.find(key, model);
    expect(finder.find(key, model)).toBe(first);
    expect(finder.find(key, { ...model })).not.toBe(first);
    expect(finder.find({ ...key, limits: [] }, model).isEmpty).toBe(true);
  });
});
