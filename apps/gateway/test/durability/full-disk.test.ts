import { execFileSync } from 'node:child_process';
import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDatabase } from '@weir/postgres';
import { expect, it } from 'vitest';
import { type Exchange, exchange } from './exchange.ts';
import { freePort, GatewayProcess, makeDataDir, until } from './gateway-process.ts';
import { startScenarioUpstream } from './scenario-upstream.ts';
import { StoppableDatabase } from './stoppable-database.ts';

const TIMEOUT_MS = 200_000;
const RECOVERS_WITHIN_MS = 60_000;
const MODEL = 'sim-fast?tokens=3';
const REQUESTS = 40;
const LEFT_BYTES = 12 * 1024;

/** Mounts a file system of 1 MB. Null where this process may not. */
function mountTiny(path: string): (() => void) | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { stdio: 'ignore' });
    return () => execFileSync('umount', [path]);
  } catch {
    return null;
  }
}

it('on a full disk with the database away, requests are refused before an upstream is called, and what was caught is recorded later', {
  timeout: TIMEOUT_MS,
}, async ({ skip, onTestFinished }) => {
  const ends: (() => unknown)[] = [];
  onTestFinished(async () => {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  }, TIMEOUT_MS);
  const dataDir = await makeDataDir();
  ends.push(dataDir.remove);
  const spool = join(dataDir.path, 'spool');
  await mkdir(spool, { mode: 0o700 });
  const unmount = mountTiny(spool);
  if (unmount === null) return skip('needs the right to mount');
  ends.push(unmount);
  let asked = 0;
  const upstream = await startScenarioUpstream({
    models: [MODEL],
    answer: () => {
      asked += 1;
      return false;
    },
  });
  ends.push(upstream.close);
  const database = await StoppableDatabase.start();
  ends.push(() => database.remove());
  const gateway = await GatewayProcess.start({
    dataDir: dataDir.path,
    port: await freePort(),
    env: {
      DATABASE_URL: database.url,
      WEIR_UPSTREAM_URL: upstream.url,
      // A busy machine is not a database that is away.
      LEDGER_COMMIT_WAIT_MS: '20000',
    },
  });
  ends.push(() => gateway.stop());
  const apiKey = await gateway.apiKey();
  const ask = (requestId: string, streaming: boolean): Promise<Exchange> =>
    exchange(gateway.port, apiKey, {
      ...{ requestId, streaming, model: MODEL },
      ...{ leaveAfterBytes: null, inputTokens: 11, outputTokens: 5 },
    });
  // From here on the key is cached.
  expect(await ask('warm', true)).toMatchObject({ isFinished: true });

  const filler = join(spool, 'filler');
  await writeFile(filler, Buffer.alloc(1024 * 1024));
  await until('readiness says that the disk is full', RECOVERS_WITHIN_MS, async () => {
    const { status, checks } = await gateway.readiness();
    return status === 'degraded' && checks.spool?.state === 'down' && checks.recording?.state === 'ok';
  });
  expect(await ask('recorded by the database', true)).toMatchObject({ isFinished: true });
  await truncate(filler, 1024 * 1024 - LEFT_BYTES);
  await until('readiness says that there is room', RECOVERS_WITHIN_MS, async () => {
    return (await gateway.readiness()).status === 'ready';
  });
  await database.goAway('shut-down');
  asked = 0;
  const seen: Exchange[] = [];
  for (let count = 0; count < REQUESTS; count++) seen.push(await ask(`${count}`, count % 2 === 0));

  const finished = seen.filter(({ isFinished }) => isFinished);
  const caught = seen.filter(({ errorCode }) => errorCode === 'ledger_unavailable');
  const refused = seen.filter(({ errorCode }) => errorCode === 'usage_not_recordable');
  expect(finished.length).toBeGreaterThan(2);
  // None where the disk was measured just before it was full.
  expect(caught.length).toBeLessThanOrEqual(1);
  expect(refused.length).toBe(REQUESTS - finished.length - caught.length);
  expect(refused.length).toBeGreaterThan(10);
  expect(refused.every(({ status }) => status === 503)).toBe(true);
  const recorded = finished.length + caught.length;
  expect(asked).toBe(recorded);
  expect(await gateway.readiness()).toMatchObject({
    httpStatus: 503,
    status: 'unavailable',
    checks: { database: { state: 'down' }, recording: { state: 'down' }, spool: { state: 'down' } },
  });

  await rm(filler);
  await until('the caught record is spooled', RECOVERS_WITHIN_MS, async () => {
    const { status, checks } = await gateway.readiness();
    return status === 'degraded' && checks.spool?.records === recorded;
  });
  expect(await ask('spooled', true)).toMatchObject({ isFinished: true });

  await database.comeBack();
  await until('the spool is empty', RECOVERS_WITHIN_MS, async () => {
    const { status, checks } = await gateway.readiness();
    return status === 'ready' && checks.spool?.records === 0;
  });
  await gateway.stop();
  const { sql, close } = createDatabase(database.url, { poolSize: 1 });
  ends.push(close);
  const [records] = await sql`
      select count(*)::int as count, count(*) filter (where error_code = 'ledger_unavailable')::int as caught
      from usage_records`;
  expect(records).toEqual({ count: recorded + 3, caught: caught.length });
  const [refusals] = await sql`
      select sum(count)::int as count from request_refusals where code = 'usage_not_recordable'`;
  expect(refusals).toEqual({ count: refused.length });
});
