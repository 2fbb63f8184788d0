import type { Clock } from '../kernel/clock.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import { inTime } from './in-time.ts';
import type { CatalogConnection } from './model.ts';
import { newDeployment, newModel } from './new-model.ts';
import type { CatalogRepository, DiscoveredModel, ModelDiscovery } from './ports.ts';
import { isUsableModelName } from './usable-model-name.ts';

const MAX_MODELS = 10_000;
/** A list is small: the limits of a completion, which last minutes, would be too long. */
const LIST_TIMEOUT_MS = 10_000;

export interface DiscoverModelsPorts {
  readonly repository: Pick<CatalogRepository, 'replaceDiscovered' | 'recordDiscovery'>;
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
  connection: CatalogConnection,
  ports: DiscoverModelsPorts,
  signal?: AbortSignal,
): Promise<number | null> {
  const { repository, clock, randomBytes } = ports;
  let listed: readonly DiscoveredModel[];
  try {
    listed = withUsableNames(await listInTime(connection, ports, signal));
  } catch (error) {
    return signal?.aborted ? null : failed(connection, codeOf(error), ports);
  }
  if (listed.length === 0) return failed(connection, 'no_models_listed', ports);
  const nowMs = clock.nowMs();
  if (connection.addsModels) {
    const models = listed.map((model) => newModel(model, connection.name, nowMs, randomBytes));
    const deployments = models.map((model) => newDeployment(model, connection, nowMs, randomBytes));
    await repository.replaceDiscovered(connection.id, models, deployments);
  }
  await repository.recordDiscovery(connection.id, { at: new Date(nowMs), count: listed.length, listed });
  return listed.length;
}

/** The models that the upstream lists; rejects with a ProviderError, or the code `timeout`. */
export function listInTime(
  connection: CatalogConnection,
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
    if (isUsableModelName(model.name) && !byName.has(model.name)) byName.set(model.name, model);
  }
  return [...byName.values()];
}

async function failed(
  { id }: CatalogConnection,
  errorCode: string,
  { repository, clock, logger }: DiscoverModelsPorts,
): Promise<null> {
  logger.log('warn', 'upstream.unreachable', { connectionId: id, errorCode });
  await repository.recordDiscovery(id, { at: new Date(clock.nowMs()), errorCode });
  return null;
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'upstream_failed';
}
