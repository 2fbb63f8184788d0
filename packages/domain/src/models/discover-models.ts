import type { Clock } from '../kernel/clock.ts';
import { newId, type RandomBytes } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import { DEFAULT_ROUTING } from '../routing/routing-policy.ts';
import { inTime } from './in-time.ts';
import type { Connection, Deployment, Model, ModelPrices, PriceList } from './model.ts';
import type { CatalogRepository, DiscoveredModel, ModelDiscovery } from './ports.ts';
import { NO_PRICES, TOKEN_PRICES } from './price-list.ts';

const MAX_NAME_LENGTH = 256;
const MAX_MODELS = 10_000;
/** A list is small: the limits of a completion, which last minutes, would be too long. */
const LIST_TIMEOUT_MS = 10_000;

export interface DiscoverModelsPorts {
  readonly repository: Pick<CatalogRepository, 'replaceDiscovered'>;
  readonly discovery: ModelDiscovery;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly logger: Logger;
}

/**
 * Asks the upstream for its models and updates the catalog. Returns how many, or null when it did not answer (logged):
 * then the known models stay. An empty list counts as no answer, so that one empty answer does not take all of the
 * upstream's models out of service. A connection that adds no models is only asked. Rejects only when the catalog cannot be written.
 */
export async function discoverModels(
  connection: Connection,
  ports: DiscoverModelsPorts,
  signal?: AbortSignal,
): Promise<number | null> {
  let listed: readonly DiscoveredModel[];
  try {
    listed = withUsableNames(await listInTime(connection, ports, signal));
  } catch (error) {
    if (!signal?.aborted) logUnreachable(connection, codeOf(error), ports);
    return null;
  }
  if (listed.length === 0) {
    logUnreachable(connection, 'no_models_listed', ports);
    return null;
  }
  if (!connection.addsModels) return listed.length;
  const models = listed.map((model) => toModel(model, connection, ports));
  const deployments = models.map((model) => toDeployment(model, connection, ports));
  await ports.repository.replaceDiscovered(connection.id, models, deployments);
  return models.length;
}

/** The models that the upstream lists; rejects with a ProviderError, or the code `timeout`. */
export function listInTime(
  connection: Connection,
  ports: Pick<DiscoverModelsPorts, 'clock' | 'discovery'>,
  signal?: AbortSignal,
): Promise<DiscoveredModel[]> {
  const tooLate = Object.assign(new Error('The upstream did not list its models in time.'), {
    code: 'timeout',
  });
  return inTime(
    ports.clock,
    LIST_TIMEOUT_MS,
    tooLate,
    (inner) => ports.discovery.listModels(connection, inner),
    signal,
  );
}

/** Each valid name once. Names from an upstream are not trusted. */
function withUsableNames(listed: readonly DiscoveredModel[]): DiscoveredModel[] {
  const byName = new Map<string, DiscoveredModel>();
  for (const model of listed) {
    if (byName.size >= MAX_MODELS) break;
    if (isUsableName(model.name) && !byName.has(model.name)) byName.set(model.name, model);
  }
  return [...byName.values()];
}

function isUsableName(name: string): boolean {
  return name.length >= 1 && name.length <= MAX_NAME_LENGTH && name.isWellFormed() && !/\p{Cc}/u.test(name);
}

function toModel(model: DiscoveredModel, connection: Connection, ports: DiscoverModelsPorts): Model {
  const nowMs = ports.clock.nowMs();
  return {
    id: newId(nowMs, ports.randomBytes),
    name: model.name,
    ownedBy: model.ownedBy ?? connection.name,
    contextLength: model.contextLength,
    maxOutputTokens: null,
    capabilities: [],
    dropParams: [],
    lifecycle: { deprecatedAt: null, retiresAt: null },
    restricted: false,
    requiresSubscription: false,
    free: false,
    routing: DEFAULT_ROUTING,
    prices: toPriceList(model.prices, nowMs, ports),
    laterPrices: [],
    createdAt: new Date(nowMs),
  };
}

/** Without an id where the upstream states no price. */
function toPriceList(prices: ModelPrices, nowMs: number, { randomBytes }: DiscoverModelsPorts): PriceList {
  const isStated =
    prices.requestNanoUsd !== null ||
    prices.unitNanoUsd !== null ||
    TOKEN_PRICES.some((kind) => prices[kind] !== null);
  return isStated ? { ...prices, id: newId(nowMs, randomBytes), effectiveFrom: new Date(nowMs) } : NO_PRICES;
}

function toDeployment(model: Model, connection: Connection, ports: DiscoverModelsPorts): Deployment {
  return {
    id: newId(ports.clock.nowMs(), ports.randomBytes),
    modelId: model.id,
    connectionId: connection.id,
    upstreamName: model.name,
    tier: 0,
    weight: 1,
    maxParallel: null,
    contextLength: model.contextLength,
  };
}

function logUnreachable(connection: Connection, errorCode: string, ports: DiscoverModelsPorts): void {
  ports.logger.log('warn', 'upstream.unreachable', { connectionId: connection.id, errorCode });
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'upstream_failed';
}
