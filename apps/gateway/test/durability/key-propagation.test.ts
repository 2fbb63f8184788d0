import { createTestDatabase, type TestDatabase } from '@weir/postgres/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, GatewayProcess, makeDataDir, until } from './gateway-process.ts';
import { PostgresGate } from './postgres-gate.ts';
import { type ScenarioUpstream, startScenarioUpstream } from './scenario-upstream.ts';
import { msUntilRefused, statusFor, WorkspaceKeys } from './test-api-keys.ts';

const TIMEOUT_MS = 120_000;
const GIVE_UP_MS = 30_000;
/** For a machine that is busy with other tests. */
const SLACK_MS = 1_000;
const TOLD_WITHIN_MS = 1_000 + SLACK_MS;
/** While a gateway hears nothing: how long it trusts what it knows, and how long a look-up may take. */
const RECHECKED_WITHIN_MS = 5_000 + 2_000 + SLACK_MS;

interface Replica {
  readonly gateway: GatewayProcess;
  readonly gate: PostgresGate;
  readonly dataDir: Awaited<ReturnType<typeof makeDataDir>>;
}

let database: TestDatabase;
let upstream: ScenarioUpstream;
let keys: WorkspaceKeys;
let replicas: Replica[];

beforeAll(async () => {
  database = await createTestDatabase();
  upstream = await startScenarioUpstream();
  keys = new WorkspaceKeys(database.url);
  replicas = [];
  for (let index = 0; index < 2; index++) replicas.push(await startReplica());
}, TIMEOUT_MS);

afterAll(async () => {
  for (const { gateway, gate, dataDir } of replicas) {
    await gateway.stop();
    await gate.close();
    await dataDir.remove();
  }
  await keys.close();
  await upstream.close();
  await database.drop();
}, TIMEOUT_MS);

async function startReplica(): Promise<Replica> {
  const gate = await PostgresGate.open(database.url);
  const dataDir = await makeDataDir();
  const gateway = await GatewayProcess.start({
    dataDir: dataDir.path,
    port: await freePort(),
    env: { DATABASE_URL: gate.url, WEIR_UPSTREAM_URL: upstream.url, DATABASE_POOL_SIZE: '4' },
  });
  return { gateway, gate, dataDir };
}

const onAll = <Result>(ask: (origin: string) => Promise<Result>) =>
  Promise.all(replicas.map(({ gateway }) => ask(gateway.origin)));

const statuses = (secret: string) => onAll((origin) => statusFor(origin, secret));

const slowestRefusalMs = async (secret: string) =>
  Math.max(...(await onAll((origin) => msUntilRefused(origin, secret, GIVE_UP_MS))));

const bothSayThatTheyAre = (wanted: 'ready' | 'degraded') =>
  until(`both are ${wanted}`, GIVE_UP_MS, async () =>
    (await Promise.all(replicas.map(({ gateway }) => gateway.readiness()))).every(
      ({ status }) => status === wanted,
    ),
  );

describe('two gateways on one database', () => {
  it('both let a new key in at once', async () => {
    const created = await keys.create();

    expect(await statuses(created.secret)).toEqual([200, 200]);
  });

  it('both stop letting a revoked key in within a second', async () => {
    const created = await keys.create();
    expect(await statuses(created.secret)).toEqual([200, 200]);

    await keys.revoke(created);

    expect(await slowestRefusalMs(created.secret)).toBeLessThan(TOLD_WITHIN_MS);
  });

  it('notice a revocation though the connection that tells of it was just ended', async () => {
    const created = await keys.create();
    expect(await statuses(created.secret)).toEqual([200, 200]);

    await bothSayThatTheyAre('ready');
    expect(await keys.endFeeds()).toBe(2);
    await keys.revoke(created);

    expect(await slowestRefusalMs(created.secret)).toBeLessThan(RECHECKED_WITHIN_MS);
  });

  it(
    'notice a revocation without any connection that would tell of it, and say that they hear nothing',
    async () => {
      const created = await keys.create();
      expect(await statuses(created.secret)).toEqual([200, 200]);

      // A connection that is just being made would be neither refused nor ended, and one that is just being ended may still tell.
      await bothSayThatTheyAre('ready');
      for (const { gate } of replicas) gate.refuse('weir-changes');
      expect(await keys.endFeeds()).toBe(2);
      await bothSayThatTheyAre('degraded');
      await keys.revoke(created);
      const refusedAfterMs = await slowestRefusalMs(created.secret);
      const readiness = await Promise.all(replicas.map(({ gateway }) => gateway.readiness()));
      for (const { gate } of replicas) gate.refuse(null);

      expect(refusedAfterMs).toBeLessThan(RECHECKED_WITHIN_MS);
      for (const { httpStatus, status, checks } of readiness) {
        expect([httpStatus, status]).toEqual([200, 'degraded']);
        expect(checks.database?.state).toBe('ok');
        expect(checks.changes?.state).toBe('down');
      }
    },
    TIMEOUT_MS,
  );

  it(
    'hear of changes again once they are told',
    async () => {
      await bothSayThatTheyAre('ready');
      const created = await keys.create();
      expect(await statuses(created.secret)).toEqual([200, 200]);

      await keys.revoke(created);

      expect(await slowestRefusalMs(created.secret)).toBeLessThan(TOLD_WITHIN_MS);
    },
    TIMEOUT_MS,
  );
});
