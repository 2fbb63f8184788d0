import { newId, type RandomBytes } from '../kernel/ids.ts';
import { DEFAULT_ROUTING } from '../routing/routing-policy.ts';
import type { CatalogConnection, Deployment, Model, ModelPrices, PriceList } from './model.ts';
import type { DiscoveredModel } from './ports.ts';
import { NO_PRICES, statesPrices } from './price-list.ts';

/** A discovered model, as a catalog that does not have it gets it. */
export function newModel(
  listed: DiscoveredModel,
  maker: string,
  nowMs: number,
  randomBytes: RandomBytes,
): Model {
  return {
    id: newId(nowMs, randomBytes),
    name: listed.name,
    ownedBy: listed.ownedBy ?? maker,
    contextLength: listed.contextLength,
    maxOutputTokens: listed.maxOutputTokens ?? null,
    capabilities: listed.capabilities ?? [],
    dropParams: [],
    lifecycle: { deprecatedAt: null, retiresAt: null },
    restricted: false,
    requiresSubscription: false,
    free: false,
    routing: DEFAULT_ROUTING,
    prices: toPriceList(listed.prices, nowMs, randomBytes),
    laterPrices: [],
    createdAt: new Date(nowMs),
  };
}

/** The model at the connection, under its own name. */
export function newDeployment(
  model: Model,
  connection: Pick<CatalogConnection, 'id'>,
  nowMs: number,
  randomBytes: RandomBytes,
): Deployment {
  return {
    id: newId(nowMs, randomBytes),
    modelId: model.id,
    connectionId: connection.id,
    upstreamName: model.name,
    tier: 0,
    weight: 1,
    maxParallel: null,
    contextLength: model.contextLength,
  };
}

/** Without an id where the upstream states no price. */
function toPriceList(prices: ModelPrices, nowMs: number, randomBytes: RandomBytes): PriceList {
  if (!statesPrices(prices)) return NO_PRICES;
  return { ...prices, id: newId(nowMs, randomBytes), effectiveFrom: new Date(nowMs) };
}
