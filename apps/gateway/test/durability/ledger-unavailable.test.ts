import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compareWithLedger } from './compare-with-ledger.ts';
import { type Exchange, exchange } from './exchange.ts';
import { freePort, GatewayProcess, makeDataDir, until } from './gateway-process.ts';
import { LOAD_MODELS, Load } from './load.ts';
import { type ScenarioUpstream, startScenarioUpstream } from './scenario-upstream.ts';
import { StoppableDatabase } from './stoppable-database.ts';

const TIMEOUT_MS = 200_000;
const RECOVERS_WITHIN_MS = 60_000;
const SMALLEST_SPOOL_BYTES = 1_024 * 1_024;

let upstream: ScenarioUpstream;
let database: StoppableDatabase;
let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
let gateway: GatewayProcess;
let apiKey: string;
let exchanges: Exchange[];

beforeEach(async () => {
  upstream = await startScenarioUpstream({ models: LOAD_MODELS });
  database = await StoppableDatabase.start();
  dataDir = await makeDataDir();
  gateway = await GatewayProcess.start({
    dataDir: dataDir.path,
    port: await freePort(),
    env: {
      DATABASE_URL: database.url,
      WEIR_UPSTREAM_URL: upstream.url,
      SPOOL_MAX_BYTES: `${SMALLEST_SPOOL_BYTES}`,
      // What a busy machine spooled would leave a file open, which takes more records wherever its directory went.
      LEDGER_COMMIT_WAIT_MS: '20000',
    },
  });
  apiKey = await gateway.apiKey();
  exchanges = [];
  // From here on the key is cached.
  expect(await ask('warm', true)).toMatchObject({ isFinished: true });
}, TIMEOUT_MS);

afterEach(async () => {
  await gateway.stop();
  await dataDir.remove();
  await database.remove();
  await upstream.close();
}, TIMEOUT_MS);

async function ask(requestId: string, streaming: boolean): Promise<Exchange> {
  const model = LOAD_MODELS[0]!;
  const planned = { requestId, model, streaming, leaveAfterBytes: null, inputTokens: 11, outputTokens: 5 };
  const seen = await exchange(gateway.port, apiKey, planned);
  exchanges.push(seen);
  return seen;
}

async function expectRefusal(round: string): Promise<void> {
  for (const streaming of [true, false]) {
    const seen = await ask(`${round}-${streaming}`, streaming);
    expect(seen).toMatchObject({ status: 503, errorCode: 'usage_not_recordable', isFinished: false });
  }
  expect((await fetch(`${gateway.origin}/health/live`)).status).toBe(200);
  expect(await gateway.readiness()).toMatchObject({ httpStatus: 503, status: 'unavailable' });
}

async function expectRecovery(): Promise<void> {
  await until('the gateway is ready and its spool empty', RECOVERS_WITHIN_MS, async () => {
    const { status, checks } = await gateway.readiness();
    return status === 'ready' && checks.spool?.records === 0;
  });
  expect(await ask('recovered-stream', true)).toMatchObject({ isFinished: true });
  expect(await ask('recovered-whole', false)).toMatchObject({ isFinished: true });
  expect(await compareWithLedger(database.url, exchanges)).toMatchObject({
    lost: [],
    doubled: [],
    wrong: [],
    sums: [],
  });
}

it(
  'with the database away and the spool full, requests are refused; afterwards all is as before',
  async () => {
    await database.goAway('shut-down');
    const load = new Load({ port: gateway.port, apiKey, seed: 3, concurrency: 20, onlyFast: true }).start();
    await until('the spool is full', RECOVERS_WITHIN_MS, () =>
      load.exchanges.some(({ errorCode }) => errorCode === 'usage_not_recordable'),
    );
    await load.stop();
    exchanges.push(...load.exchanges);
    // One request owes less than twenty, so a few more fit.
    for (let count = 0; (await ask(`last-${count}`, true)).isFinished; count++)
      expect(count).toBeLessThan(200);

    await expectRefusal('full');
    for (const seen of load.exchanges) {
      expect(seen.isFinished || seen.errorCode === 'usage_not_recordable').toBe(true);
    }

    await database.comeBack();
    await expectRecovery();
    expect(load.finished.length).toBeGreaterThan(100);
  },
  TIMEOUT_MS,
);

it(
  'with the database away and no spool to write to, one answer ends with an error and the rest are refused, until either is back',
  async () => {
    const spool = join(dataDir.path, 'spool');
    await rename(spool, `${spool}.away`);
    await writeFile(spool, 'not a directory');
    await database.goAway('shut-down');

    const caught = await ask('caught', true);
    expect(caught).toMatchObject({ status: 200, errorCode: 'ledger_unavailable', sawDone: false });
    await expectRefusal('unwritable');

    await rm(spool);
    await mkdir(spool, { mode: 0o700 });
    await until('the caught record is spooled', RECOVERS_WITHIN_MS, async () => {
      const { status, checks } = await gateway.readiness();
      return status === 'degraded' && checks.spool?.records === 1;
    });
    expect(await ask('spooled-stream', true)).toMatchObject({ isFinished: true });
    expect(await ask('spooled-whole', false)).toMatchObject({ isFinished: true });

    await database.comeBack();
    await expectRecovery();
  },
  TIMEOUT_MS,
);
