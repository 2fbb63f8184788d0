import { it } from 'vitest';
import { compareWithLedger } from './compare-with-ledger.ts';
import { freePort, GatewayProcess, makeDataDir, until } from './gateway-process.ts';
import { LOAD_MODELS, Load } from './load.ts';
import { startScenarioUpstream } from './scenario-upstream.ts';
import { type DatabaseOutage, StoppableDatabase } from './stoppable-database.ts';

const TIMEOUT_MS = 200_000;
const GRACE_MS = 1_000;
/** The grace for requests, some 20 s for everything that may hang, and three times that on a busy machine. */
const STOPPED_WITHIN_MS = GRACE_MS + 20_000 + 60_000;

// A gateway whose database is frozen waits for most of its time.
it.concurrent.for<DatabaseOutage>(['frozen', 'shut-down'])(
  'a gateway stopped while its database is %s keeps every record for its next start',
  { timeout: TIMEOUT_MS },
  async (outage, { expect }) => {
    const upstream = await startScenarioUpstream({ models: LOAD_MODELS });
    const database = await StoppableDatabase.start();
    const dataDir = await makeDataDir();
    const port = await freePort();
    const start = () =>
      GatewayProcess.start({
        dataDir: dataDir.path,
        port,
        env: {
          DATABASE_URL: database.url,
          WEIR_UPSTREAM_URL: upstream.url,
          SHUTDOWN_GRACE_MS: `${GRACE_MS}`,
        },
      });
    const gateway = await start();
    const load = new Load({ port, apiKey: await gateway.apiKey(), seed: 5, concurrency: 10 }).start();
    await until('requests finish', TIMEOUT_MS, () => load.finished.length > 10);
    await database.goAway(outage);
    const finishedBefore = load.finished.length;
    await until('requests finish', TIMEOUT_MS, () => load.finished.length > finishedBefore + 20);

    const stoppedAtMs = performance.now();
    const exitCode = await gateway.stop();
    const stopTookMs = performance.now() - stoppedAtMs;
    await load.stop();
    await database.comeBack();
    const next = await start();
    await until('the spool is empty', TIMEOUT_MS, async () => {
      return (await next.readiness()).checks.spool?.records === 0;
    });
    const comparison = await compareWithLedger(database.url, load.exchanges);
    await next.stop();
    await dataDir.remove();
    await database.remove();
    await upstream.close();

    expect(comparison).toMatchObject({ lost: [], doubled: [], wrong: [], sums: [] });
    expect(exitCode).toBe(0);
    expect(stopTookMs).toBeLessThan(STOPPED_WITHIN_MS);
    expect(next.output).toContain('"event":"spool.replayed"');
  },
);
