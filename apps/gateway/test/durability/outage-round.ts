import type { ReadinessReport } from '../../src/readiness.ts';
import { compareWithLedger, type LedgerComparison } from './compare-with-ledger.ts';
import type { Exchange } from './exchange.ts';
import { freePort, GatewayProcess, makeDataDir, until } from './gateway-process.ts';
import { LOAD_MODELS, Load } from './load.ts';
import { PostgresGate } from './postgres-gate.ts';
import { startScenarioUpstream } from './scenario-upstream.ts';
import { StoppableDatabase } from './stoppable-database.ts';
import { msUntilRefused, WorkspaceKeys } from './test-api-keys.ts';

/** The database hangs, or refuses, or is well but cannot be reached from the gateway. */
export type Outage = 'frozen' | 'shut-down' | 'unreachable';

export interface OutageRoundOptions {
  readonly outage: Outage;
  /** At least. */
  readonly lengthMs: number;
  readonly seed: number;
  /** How long a request waits for the database before it turns to the spool. */
  readonly commitWaitMs: number;
}

/** Of requests one after the other, milliseconds. */
export interface Latencies {
  readonly count: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** As slow as if each had waited for the ledger. */
  readonly slow: number;
}

export interface OutageRoundResult extends LedgerComparison {
  readonly finished: number;
  /** Requests of clients that stayed and got no whole answer, as `status code`. */
  readonly clientErrors: readonly string[];
  readonly before: Latencies;
  readonly during: Latencies;
  readonly mostSpooled: number;
  readonly readyDuring: ReadinessReport['status'];
  readonly readyAfter: ReadinessReport['status'];
  /** From the database's return until the spool was empty. */
  readonly drainedAfterMs: number;
  /**
   * From the return, or the revocation if that came later, until a revoked key was refused. The key is revoked during
   * the outage where the database can still be told, else at once afterwards.
   */
  readonly revokedAfterMs: number;
}

const RECOVERS_WITHIN_MS = 60_000;
/** Finished during the outage. */
const LEAST_PROBES = 10;

/** Takes the database away in the middle of load, and looks at what clients notice and what is in the ledger afterwards. */
export async function runOutageRound(options: OutageRoundOptions): Promise<OutageRoundResult> {
  const { outage, lengthMs, seed, commitWaitMs } = options;
  const ends: (() => Promise<unknown>)[] = [];
  let lastWords = (): string | null => null;
  try {
    const upstream = await startScenarioUpstream({ models: LOAD_MODELS });
    ends.push(upstream.close);
    const database = await StoppableDatabase.start();
    ends.push(() => database.remove());
    const gate = await PostgresGate.open(database.url);
    ends.push(() => gate.close());
    const dataDir = await makeDataDir();
    ends.push(dataDir.remove);
    const port = await freePort();
    const gateway = await GatewayProcess.start({
      dataDir: dataDir.path,
      port,
      env: {
        DATABASE_URL: gate.url,
        WEIR_UPSTREAM_URL: upstream.url,
        LEDGER_COMMIT_WAIT_MS: `${commitWaitMs}`,
      },
    });
    ends.push(() => gateway.stop());
    lastWords = () => (gateway.hasExited ? gateway.output.slice(-4_000) : null);
    const keys = new WorkspaceKeys(database.url);
    ends.push(() => keys.close());

    const apiKey = await gateway.apiKey();
    const doomed = await keys.create();
    const load = new Load({ port, apiKey, seed, concurrency: 8 }).start();
    const prober = new Load({ port, apiKey, seed: seed + 1, concurrency: 1, onlyFast: true }).start();
    const doomedProber = new Load({
      port,
      apiKey: doomed.secret,
      seed: seed + 2,
      concurrency: 1,
      onlyFast: true,
    }).start();
    ends.push(() => Promise.all([load.stop(), prober.stop(), doomedProber.stop()]));
    await until('requests finish', RECOVERS_WITHIN_MS, () => prober.finished.length >= 50);

    const awayAtMs = performance.now();
    if (outage === 'unreachable') gate.silence();
    else await database.goAway(outage);
    let mostSpooled = 0;
    let readyDuring: ReadinessReport['status'] = 'ready';
    // On a busy machine it lasts longer, until enough requests have met it.
    const probesBefore = prober.exchanges.length;
    await until('the outage is over', lengthMs + RECOVERS_WITHIN_MS, async () => {
      const { status, checks } = await gateway.readiness();
      mostSpooled = Math.max(mostSpooled, Number(checks.spool?.records));
      const isOver =
        performance.now() - awayAtMs >= lengthMs && prober.exchanges.length > probesBefore + LEAST_PROBES;
      if (!isOver) readyDuring = status;
      return isOver;
    });
    const overAtMs = performance.now();
    await doomedProber.stop();
    if (outage === 'unreachable') await keys.revoke(doomed);
    const backAtMs = performance.now();
    if (outage === 'unreachable') gate.letThrough();
    else {
      await database.comeBack();
      await keys.revoke(doomed);
    }
    const revokedAfterMs = await msUntilRefused(gateway.origin, doomed.secret, RECOVERS_WITHIN_MS);
    await until('the spool is empty', RECOVERS_WITHIN_MS, async () => {
      const { status, checks } = await gateway.readiness();
      return status === 'ready' && checks.spool?.records === 0;
    });
    const drainedAfterMs = performance.now() - backAtMs;
    await Promise.all([load.stop(), prober.stop()]);
    await until('the spool is empty again', RECOVERS_WITHIN_MS, async () => {
      return (await gateway.readiness()).checks.spool?.records === 0;
    });

    const exchanges = [...load.exchanges, ...prober.exchanges, ...doomedProber.exchanges];
    const probes = [...prober.exchanges, ...doomedProber.exchanges];
    const startedBetween = (fromMs: number, toMs: number) =>
      probes.filter(({ startedAtMs }) => startedAtMs >= fromMs && startedAtMs < toMs);
    return {
      ...(await compareWithLedger(database.url, exchanges)),
      finished: exchanges.filter(({ isFinished }) => isFinished).length,
      clientErrors: exchanges.filter(isError).map(({ status, errorCode }) => `${status} ${errorCode}`),
      before: latenciesOf(startedBetween(0, awayAtMs), commitWaitMs),
      during: latenciesOf(startedBetween(awayAtMs, overAtMs), commitWaitMs),
      mostSpooled,
      readyDuring,
      readyAfter: (await gateway.readiness()).status,
      drainedAfterMs,
      revokedAfterMs,
    };
  } catch (cause) {
    const words = lastWords();
    throw words === null ? cause : new Error(`The gateway ended by itself: ${words}`, { cause });
  } finally {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  }
}

function isError({ planned, isFinished }: Exchange): boolean {
  return planned.leaveAfterBytes === null && !isFinished;
}

function latenciesOf(exchanges: readonly Exchange[], slowMs: number): Latencies {
  const sorted = exchanges.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    count: sorted.length,
    medianMs: Math.round(at(0.5)),
    p99Ms: Math.round(at(0.99)),
    maxMs: Math.round(at(1)),
    slow: sorted.filter((ms) => ms >= slowMs).length,
  };
}
