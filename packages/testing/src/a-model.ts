import {
  CONFIGURED_BREAKER,
  type Connection,
  DEFAULT_TIMEOUTS,
  type Deployment,
  type Model,
  NO_PRICES,
  type PriceList,
  type PriceTier,
  type TokenPrices,
  UNKNOWN_PRICES,
} from '@weir/domain/models';
import { DEFAULT_ROUTING } from '@weir/domain/routing';
import { aFreshId } from './an-api-key.ts';

/** A model with every price and limit known, under a name no other call gave. */
export function aModel(overrides: Partial<Model> = {}): Model {
  const id = aFreshId<'model'>();
  return {
    id,
    name: `meadow-${id.slice(-6)}`,
    ownedBy: 'meadow',
    contextLength: 131_072,
    maxOutputTokens: null,
    capabilities: [],
    dropParams: [],
    lifecycle: { deprecatedAt: null, retiresAt: null },
    restricted: false,
    requiresSubscription: false,
    free: false,
    routing: DEFAULT_ROUTING,
    prices: aPriceList({
      inputNanoUsdPerMillion: 150_000_000n,
      cachedInputNanoUsdPerMillion: 75_000_000n,
      cacheWriteNanoUsdPerMillion: 187_500_000n,
      outputNanoUsdPerMillion: 600_000_000n,
    }),
    laterPrices: [],
    createdAt: new Date(Date.UTC(2026, 0, 15, 12, 0, 0, 123)),
    ...overrides,
  };
}

/** These prices, all others unknown, under a fresh id. */
export function aPriceList(prices: Partial<PriceList> = {}): PriceList {
  return { ...NO_PRICES, id: aFreshId<'price'>(), effectiveFrom: new Date(Date.UTC(2026, 0, 15)), ...prices };
}

/** The prices of inputs of this length, all others unknown. */
export function aPriceTier(fromInputTokens: number, prices: Partial<TokenPrices> = {}): PriceTier {
  const { requestNanoUsd: _, unitNanoUsd: __, tiers: ___, ...unknown } = UNKNOWN_PRICES;
  return { fromInputTokens, ...unknown, ...prices };
}

/** A connection with a credential, under a name no other call gave. */
export function aConnection(overrides: Partial<Connection> = {}): Connection {
  const id = aFreshId<'connection'>();
  return {
    id,
    name: `upstream ${id.slice(-6)}`,
    kind: 'openai-compatible',
    preset: null,
    apis: null,
    credentialHeader: null,
    addsModels: true,
    baseUrl: 'https://upstream.example/v1',
    credential: 'upstream-secret',
    timeouts: DEFAULT_TIMEOUTS,
    streamOptions: true,
    continuousUsage: false,
    guarded: false,
    breaker: CONFIGURED_BREAKER,
    credentialFrom: 'weir',
    free: false,
    ...overrides,
  };
}

/** The deployment of a model on a connection, under the model's own name. */
export function aDeployment(
  model: Model,
  connection: Connection,
  overrides: Partial<Deployment> = {},
): Deployment {
  return {
    id: aFreshId(),
    modelId: model.id,
    connectionId: connection.id,
    upstreamName: model.name,
    tier: 0,
    weight: 1,
    maxParallel: null,
    contextLength: null,
    ...overrides,
  };
}
