import type { ApiKeyId, OrganizationId, UserId } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';
import type { UsageFilter } from '@weir/domain/usage-reports';
import { aUsageRecord } from '@weir/testing';
import { sql as fragment } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { insertDayTotals, insertHourTotals } from './insert-usage-totals.ts';
import { rebuildUsage } from './rebuild-usage.ts';
import { knowCells } from './usage-cells.ts';
import { UsageColumnReader } from './usage-column-reader.ts';
import { PostgresUsageStore } from './usage-store.ts';
import { AMOUNTS } from './usage-sums.ts';

const DAY_MS = 86_400_000;
const SINCE = new Date('2026-03-07T00:00Z');
const UNTIL = new Date('2026-03-10T00:00Z');
const MIDDLE = new Date('2026-03-08T09:30Z');
const MAX_BYTES = 2 ** 20;
const id = <Kind>(number: number) => `019bc0de-0000-7000-8000-0000000000${number}` as Kind;
const [MEADOW, BROOK] = [id<OrganizationId>(10), id<OrganizationId>(11)];
const [ROBIN, SAM] = [id<UserId>(20), id<UserId>(21)];
const MODELS = ['model-0', 'model-1', 'model-2'];

/** Each hour of three days; Robin has keys in both organizations. */
const RECORDS: readonly UsageRecord[] = Array.from({ length: 72 }, (_, n) =>
  aUsageRecord({
    organizationId: n % 2 === 0 ? MEADOW : BROOK,
    apiKeyId: id<ApiKeyId>(30 + (n % 6)),
    userId: n % 3 === 0 ? ROBIN : SAM,
    model: MODELS[n % 3]!,
    startedAt: new Date(SINCE.getTime() + n * 3_600_000),
    costNanoUsd: BigInt(n + 1),
  }),
);

describe('UsageColumnReader', () => {
  let database: OpenTestDatabase;
  let reader: UsageColumnReader;
  const store = () => new PostgresUsageStore(database);
  const readerOf = (maxBytes: number) =>
    new UsageColumnReader({ kysely: database.kysely, maxBytes, minCells: 1 });
  /** Before and after the middle, as a day of another time zone divides a day. */
  const periods = [
    { since: SINCE, until: MIDDLE },
    { since: MIDDLE, until: UNTIL },
  ];
  const addUp = (reach: UsageFilter, filter: UsageFilter, columns = reader) =>
    columns.addUp({ reach, filter, since: SINCE, until: UNTIL }, 'amounts', periods, []);
  const costsOf = async (reach: UsageFilter, filter: UsageFilter) => {
    const added = (await addUp(reach, filter))!;
    return periods.map(
      (_, period) => added.find((one) => one.period === period)?.sums[AMOUNTS.indexOf('cost_nano_usd')] ?? 0n,
    );
  };
  /** What the ledger says. */
  const ledger = async (where: string) => {
    const [row] = await database.sql.unsafe<{ before: string; after: string }[]>(`
      select coalesce(sum(cost_nano_usd) filter (where started_at < '${MIDDLE.toISOString()}'), 0)::text as before,
        coalesce(sum(cost_nano_usd) filter (where started_at >= '${MIDDLE.toISOString()}'), 0)::text as after
      from usage_records where ${where}`);
    return [BigInt(row!.before), BigInt(row!.after)];
  };
  const late = (record: Partial<UsageRecord>) =>
    store().insert([aUsageRecord({ ...RECORDS[0]!, requestId: crypto.randomUUID() as never, ...record })]);

  beforeAll(async () => {
    database = await openTestDatabase();
    await database.sql`select ensure_usage_partitions(${SINCE})`;
    await store().insert(RECORDS);
    await knowCells(database.kysely, fragment`usage_rollups`);
    await database.kysely.transaction().execute(async (transaction) => {
      await insertHourTotals(transaction, SINCE, UNTIL);
      await insertDayTotals(transaction, SINCE, UNTIL);
      await fragment`update usage_totals_fold set folded_until = ${UNTIL}`.execute(transaction);
    });
    reader = readerOf(MAX_BYTES);
  });
  afterAll(() => database.discard());

  it('knows of what is recorded late, of cells that are new too', async () => {
    const filter = { models: [...MODELS, 'model-new'] };
    expect(await costsOf({}, filter)).toEqual(await ledger('true'));
    await late({ startedAt: new Date(SINCE.getTime() + 5_000), costNanoUsd: 1_000n });
    await late({ startedAt: new Date(MIDDLE.getTime() + 5_000), costNanoUsd: 20_000n, model: 'model-new' });
    expect(await ledger('true')).toEqual([1_000n + 595n, 20_000n + 2_033n]);
    expect(await costsOf({}, filter)).toEqual(await ledger('true'));
  });

  it('knows that sums were made anew, whose number of requests is the same', async () => {
    const filter = { models: MODELS };
    await costsOf({}, filter);
    await database.sql`update usage_records set cost_nano_usd = cost_nano_usd + 7 where request_id = ${RECORDS.at(-1)!.requestId}`;
    await rebuildUsage(database, new Date(UNTIL.getTime() - DAY_MS / 2));
    expect(await costsOf({}, filter)).toEqual(await ledger("model <> 'model-new'"));
  });

  it('has nothing for those who do not wait, and loads it for the reads that follow', async () => {
    const impatient = readerOf(MAX_BYTES);
    const selection = { reach: {}, filter: {}, since: SINCE, until: UNTIL };
    const ask = () => impatient.addUp(selection, 'amounts', periods, [], { mostLoads: 0 });
    expect(await ask()).toBeNull();
    await vi.waitFor(async () => expect(await ask()).toEqual(await addUp({}, {})));
  });

  it('shows an organization and oneself nothing of others, whatever the filter names', async () => {
    const everything = {
      models: [...MODELS, 'model-new'],
      userIds: [ROBIN, SAM],
      organizationIds: [MEADOW, BROOK],
    };
    await database.sql`
      insert into organizations (id, name, created_at) values (${MEADOW}, 'Meadow', now()), (${BROOK}, 'Brook', now())`;
    await database.sql`insert into users (id, display_name, created_at) values (${ROBIN}, 'Robin', now())`;
    await database.sql`
      insert into organization_members (organization_id, user_id, role, created_at) values (${MEADOW}, ${ROBIN}, 'owner', now())`;
    // What the platform reads is there already.
    expect(await costsOf({}, everything)).toEqual(await ledger('true'));
    expect(await costsOf({ organizationId: MEADOW }, everything)).toEqual(
      await ledger(`organization_id = '${MEADOW}'`),
    );
    expect(await costsOf({ userId: ROBIN, membershipsOf: ROBIN }, everything)).toEqual(
      await ledger(`organization_id = '${MEADOW}' and user_id = '${ROBIN}'`),
    );
    const ofBrook = RECORDS.filter(({ organizationId }) => organizationId === BROOK).map(
      ({ apiKeyId }) => apiKeyId,
    );
    expect(await costsOf({ organizationId: BROOK }, { apiKeyIds: ofBrook })).not.toEqual([0n, 0n]);
    expect(await addUp({ organizationId: MEADOW }, { apiKeyIds: ofBrook })).toBeNull();
  });

  it('takes no more memory than it may, and leaves to PostgreSQL what needs more', async () => {
    const small = readerOf(1_000);
    for (let day = 0; day < 3; day++) {
      const since = new Date(SINCE.getTime() + day * DAY_MS);
      const range = { since, until: new Date(since.getTime() + DAY_MS) };
      expect(
        await small.addUp({ reach: {}, filter: { models: MODELS }, ...range }, 'amounts', [range], []),
      ).not.toBeNull();
      expect(small.bytes).toBeGreaterThan(0);
      expect(small.bytes).toBeLessThanOrEqual(1_000);
    }
    expect(await addUp({}, { models: MODELS }, readerOf(100))).toBeNull();
  });

  it('leaves numbers to PostgreSQL that JavaScript would round', async () => {
    await late({ startedAt: SINCE, costNanoUsd: 2n ** 53n + 1n });
    expect(await addUp({}, { models: MODELS })).toBeNull();
  });

  it('leaves the ledger, and what was never folded, to PostgreSQL', async () => {
    const filter = { models: MODELS };
    expect(await addUp({}, { ...filter, tags: [{ name: 'team', value: 'meadow' }] })).toBeNull();
    await database.sql`update usage_totals_fold set folded_until = '-infinity'`;
    expect(await addUp({}, filter)).toBeNull();
  });
});
