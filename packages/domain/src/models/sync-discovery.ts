import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { type ConnectionId, newId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { inTransaction, writeToPlatform } from '../management/write.ts';
import type { Catalog } from './catalog.ts';
import type { Discovery, DiscoverySource } from './discovery.ts';
import type { CatalogRepositories } from './managed-model.ts';
import type { DiscoveryTurns } from './ports.ts';

/** What is not asked by then is left to the next round. */
const SYNC_LIMIT_MS = 60_000;
/** Longer than a synchronisation, so that a gateway that dies in one does not hold up others for long. */
const TURN_MS = 90_000;
const MAX_PARALLEL = 16;

export interface SyncDiscoveryPorts extends ManagementPorts<CatalogRepositories> {
  readonly sources: Pick<Discovery, 'sources' | 'ask'>;
  readonly turns: DiscoveryTurns;
  readonly catalog: Pick<Catalog, 'reload'>;
}

export interface SyncResult {
  readonly answered: number;
  readonly failed: number;
  /** Not asked within a minute. */
  readonly notAsked: number;
  readonly durationUs: number;
}

/**
 * Asks all sources now, or one connection, one synchronisation at a time. The answer is made when they have answered, after a
 * minute at the latest.
 *
 * @param connectionId null: all of them, the discovery server included
 * @throws DomainError `not_found`; `conflict` for a disabled connection, and while another synchronisation runs;
 *   `permission_denied`, `scope_missing`
 */
export async function syncDiscovery(
  caller: SignedInCaller,
  connectionId: ConnectionId | null,
  ports: SyncDiscoveryPorts,
): Promise<SyncResult> {
  // The key is taken by the second transaction, which has the answer.
  await writeToPlatform(
    { ...caller, once: undefined },
    'platform.discovery.sync',
    ports,
    async ({ connections }) => {
      if (connectionId !== null && (await connections.find(connectionId)) === null)
        throw notFound('connection');
      const target =
        connectionId === null
          ? ({ kind: 'platform', id: 'discovery' } as const)
          : ({ kind: 'connection', id: connectionId } as const);
      return { result: undefined, target };
    },
  );
  await ports.catalog.reload();
  const sources = ports.sources.sources().filter(({ id }) => connectionId === null || id === connectionId);
  if (connectionId !== null && sources.length === 0) {
    throw new DomainError('conflict', 'The connection is disabled.');
  }
  const { turns, clock, randomBytes } = ports;
  const holder = newId(clock.nowMs(), randomBytes);
  if (!(await turns.take('sync', holder, TURN_MS))) {
    throw new DomainError('conflict', 'A sync is already running. Try again when it has finished.', {
      retryable: true,
    });
  }
  const startedUs = clock.monotonicUs();
  const counts = await askAll(sources, ports).finally(() =>
    turns.giveBack('sync', holder).catch(() => undefined),
  );
  await ports.catalog.reload();
  const durationUs = clock.monotonicUs() - startedUs;
  return inTransaction(caller, ports, async () => ({ ...counts, durationUs }));
}

async function askAll(
  all: readonly DiscoverySource[],
  { sources, clock }: SyncDiscoveryPorts,
): Promise<Omit<SyncResult, 'durationUs'>> {
  const abort = new AbortController();
  const limit = clock.schedule(SYNC_LIMIT_MS, () => abort.abort());
  const waiting = [...all];
  let [answered, failed] = [0, 0];
  const askOneAfterTheOther = async () => {
    for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
      const count = await sources.ask(source, abort.signal);
      if (abort.signal.aborted) return;
      if (count === null) failed++;
      else answered++;
    }
  };
  try {
    await Promise.all(Array.from({ length: MAX_PARALLEL }, askOneAfterTheOther));
  } finally {
    limit.cancel();
  }
  return { answered, failed, notAsked: all.length - answered - failed };
}
