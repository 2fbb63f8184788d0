import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTestDatabase, type TestDatabase } from '@weir/postgres/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareWithLedger } from '../durability/compare-with-ledger.ts';
import { freePort, GatewayProcess, makeDataDir, until } from '../durability/gateway-process.ts';
import { LOAD_MODELS, Load } from '../durability/load.ts';
import { type ScenarioUpstream, startScenarioUpstream } from '../durability/scenario-upstream.ts';

const TIMEOUT_MS = 120_000;
/** What the gateway gives a last export, and time to stop everything else on a busy machine. */
const STOPPED_WITHIN_MS = 3_000 + 5_000;

let database: TestDatabase;
let upstream: ScenarioUpstream;
let hanging: Server;
const endpoints: Record<string, string> = {};
/** Of the first start; the second finds the database with its keys. */
let apiKey: string | undefined;
const exchanges: Load['exchanges'] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  upstream = await startScenarioUpstream({ models: LOAD_MODELS });
  hanging = createServer(() => {}).listen(0, '127.0.0.1');
  await once(hanging, 'listening');
  endpoints.hangs = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`;
  endpoints['is down'] = `http://127.0.0.1:${await freePort()}`;
}, TIMEOUT_MS);

afterAll(async () => {
  hanging.close();
  hanging.closeAllConnections();
  await upstream.close();
  await database.drop();
});

it.for(['is down', 'hangs'])(
  'a collector that %s costs no request anything, and the stop only as long as a last export may take',
  { timeout: TIMEOUT_MS },
  async (trouble) => {
    const dataDir = await makeDataDir();
    const gateway = await GatewayProcess.start({
      dataDir: dataDir.path,
      port: await freePort(),
      env: {
        DATABASE_URL: database.url,
        DATABASE_POOL_SIZE: '4',
        WEIR_UPSTREAM_URL: upstream.url,
        OTEL_EXPORTER_OTLP_ENDPOINT: endpoints[trouble]!,
        OTEL_METRIC_EXPORT_INTERVAL: '200',
        OTEL_BSP_SCHEDULE_DELAY: '100',
        OTEL_BSP_MAX_QUEUE_SIZE: '64',
        OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '16',
      },
    });
    apiKey ??= await gateway.apiKey();
    const load = new Load({
      port: gateway.port,
      apiKey,
      seed: trouble.length,
      concurrency: 8,
      onlyFast: true,
    });
    load.start();
    await until('enough requests have finished', TIMEOUT_MS, () => load.finished.length >= 300);
    await load.stop();

    const stoppedAtMs = performance.now();
    const exitCode = await gateway.stop();
    const stopTookMs = performance.now() - stoppedAtMs;
    await dataDir.remove();

    expect(load.finished).toHaveLength(load.exchanges.length);
    exchanges.push(...load.exchanges);
    expect(await compareWithLedger(database.url, exchanges)).toMatchObject({
      lost: [],
      doubled: [],
      wrong: [],
      sums: [],
    });
    expect(exitCode).toBe(0);
    expect(stopTookMs).toBeLessThan(STOPPED_WITHIN_MS);
    const failures = gateway.output.match(/"event":"telemetry.export_failed"/g) ?? [];
    expect(failures.length).toBeLessThanOrEqual(2);
  },
);
