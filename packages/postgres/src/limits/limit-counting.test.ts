import { aFreshId, aUsageRecord } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { seedLimit } from '../../testing/seed-limit.ts';
import { compactUsageRollups } from '../usage/compact-usage-rollups.ts';
import { PostgresUsageStore } from '../usage/usage-store.ts';
import { pruneLimitCounters } from './prune-limit-counters.ts';

describe('what a limit counts from the beginning', () => {
  let database: OpenTestDatabase;
  let store: PostgresUsageStore;
  const { organizationId, modelId, apiKeyId, subscriptionId } = aUsageRecord();
  beforeEach(async () => {
    // Where no hour begins with one of UTC.
    database = await openTestDatabase({ poolSize: 30 }, 'Asia/Kathmandu');
    store = new PostgresUsageStore(database);
    await database.sql`
      insert into organizations (id, name, created_at, time_zone)
      values (${organizationId}, 'Meadow', now(), 'Asia/Kathmandu')`;
    await database.sql`insert into models (id, name, owned_by, created_at) values (${modelId}, 'meadow', 'us', now())`;
  });
  afterEach(() => database.discard());

  const counters = async () => {
    const rows = await database.sql<{ line: string }[]>`
      select concat_ws(' ', scope, period, to_char(period_start at time zone 'UTC', 'MM-DD HH24:MI'), spent_nano_usd, requests,
        tokens) as line
      from limit_counters order by scope, model_id nulls first, period, period_start`;
    return rows.map(({ line }) => line);
  };
  const record = (
    startedAt: string,
    costNanoUsd: bigint | null,
    of: Parameters<typeof aUsageRecord>[0] = {},
  ) => store.insert([aUsageRecord({ startedAt: new Date(startedAt), costNanoUsd, ...of })]);

  it('has all that the ledger has of its period, by hours and parts of hours, and nothing else', async () => {
    await record('2025-12-31T18:14:59Z', 1n);
    await record('2025-12-31T18:15:00Z', 2n);
    await record('2025-12-31T18:59:59Z', 4n);
    await record('2026-01-15T12:00:00Z', 8n);
    await record('2026-01-15T12:00:00Z', 16n, { apiKeyId: aFreshId() });
    await record('2026-01-15T12:00:00Z', 32n, { modelId: aFreshId() });
    await record('2026-01-15T12:00:00Z', 64n, { subscriptionId: null });
    await record('2026-01-15T12:00:00Z', 128n, { organizationId: aFreshId() });
    // Then the hour from which the year begins is one sum.
    await compactUsageRollups(database, new Date('2027-01-01T00:00:00Z'));
    const key = { organizationId, scope: 'api_key', scopeId: apiKeyId } as const;
    await seedLimit(database, { ...key, period: 'year' });
    await seedLimit(database, { ...key, period: 'day', modelId });
    await seedLimit(database, { organizationId });
    await seedLimit(database, { organizationId, scope: 'subscription', scopeId: subscriptionId });
    expect(await counters()).toEqual([
      'api_key year 12-31 18:15 110 5 7700',
      'api_key day 01-14 18:15 72 2 3080',
      'organization total 01-01 00:00 127 7 10780',
      'subscription total 01-01 00:00 63 6 9240',
    ]);
  });

  it('misses nothing that is recorded while limits are made, and counts nothing twice', async () => {
    const startedAt = new Date('2026-01-15T12:00:00Z');
    let left = 60;
    const recordAll = async () => {
      while (left-- > 0) await store.insert([aUsageRecord({ startedAt, costNanoUsd: 1n })]);
    };
    const limitAll = async () => {
      for (const period of ['total', 'day', 'week', 'month', 'year', '30d'] as const) {
        await seedLimit(database, { organizationId, period });
        await seedLimit(database, { organizationId, period, kind: 'request_quota' });
      }
      await database.sql`delete from limits where period in ('day', 'month')`;
      await seedLimit(database, { organizationId, period: 'day' });
    };
    await Promise.all([recordAll(), recordAll(), recordAll(), limitAll()]);
    expect((await counters()).map((line) => line.split(' ').slice(4).join(' '))).toEqual(
      Array.from({ length: 5 }, () => '60 60 92400'),
    );
  });

  it('is counted anew in the periods of another time zone, with what is leased of the present one', async () => {
    const now = Date.now();
    const hour = new Date(Math.floor(now / 3_600_000) * 3_600_000);
    const id = await seedLimit(database, { organizationId, period: 'day', createdAt: new Date(now) });
    await seedLimit(database, { organizationId, createdAt: new Date(now) });
    await store.insert([aUsageRecord({ startedAt: hour, costNanoUsd: 5n })]);
    await database.sql`
      insert into limit_leases select ${id}, period_start, gen_random_uuid(), 7, now() + interval '1 minute'
      from limit_counters where period = 'day' and period_start <= now()`;
    await database.sql`update organizations set time_zone = 'Pacific/Auckland' where id = ${organizationId}`;
    const rows = await database.sql`
      select period, spent_nano_usd::int as spent, period_start = current.starts_at as is_current,
        (select sum(amount)::int from limit_leases as lease where lease.period_start = counter.period_start) as leased
      from limit_counters as counter
      cross join lateral limit_period(period, '2026-01-01', 'Pacific/Auckland', now()) as current
      order by period`;
    expect([...rows]).toEqual([
      { period: 'day', spent: expect.any(Number), is_current: true, leased: 7 },
      { period: 'total', spent: 5, is_current: true, leased: null },
    ]);
    await store.insert([aUsageRecord({ startedAt: new Date(now), costNanoUsd: 5n })]);
    const [day] = await database.sql`
      select (spent_nano_usd - (select coalesce(sum(cost_nano_usd), 0) from usage_records
        where started_at >= period_start))::int as difference
      from limit_counters where period = 'day'`;
    expect(day).toEqual({ difference: 0 });
  });

  it('goes with the last limit that counts it, and with what the limit is of', async () => {
    const first = await seedLimit(database, { organizationId });
    const second = await seedLimit(database, { organizationId, kind: 'request_quota' });
    await database.sql`delete from limits where id = ${first}`;
    expect(await counters()).toHaveLength(1);
    await database.sql`delete from limits where id = ${second}`;
    expect(await counters()).toEqual([]);

    const userId = aFreshId();
    const [teamId, workspaceId, keyId] = [aFreshId(), aFreshId(), aFreshId()];
    await database.sql`insert into users (id, display_name, created_at) values (${userId}, 'Ada', now())`;
    await database.sql`
      insert into organization_members (organization_id, user_id, role, created_at)
      values (${organizationId}, ${userId}, 'member', now())`;
    await database.sql`
      insert into teams (id, organization_id, name, created_at) values (${teamId}, ${organizationId}, 'Meadow', now())`;
    await database.sql`
      insert into workspaces (id, organization_id, name, created_at)
      values (${workspaceId}, ${organizationId}, 'Meadow', now())`;
    await database.sql`
      insert into api_keys (id, workspace_id, name, hash, mode, prefix, last_four, created_at)
      values (${keyId}, ${workspaceId}, 'key', encode(sha256('a'), 'hex'), 'live', 'sk-live-', 'wxyz', now())`;
    const scopes = [
      ['member', userId, 'organization_members'],
      ['team', teamId, 'teams'],
      ['api_key', keyId, 'api_keys'],
      ['workspace', workspaceId, 'workspaces'],
    ] as const;
    for (const [scope, scopeId] of scopes) await seedLimit(database, { organizationId, scope, scopeId });
    for (const [index, [, , table]] of scopes.entries()) {
      await database.sql`delete from ${database.sql(table)}`;
      expect(await database.sql`select from limits`).toHaveLength(scopes.length - 1 - index);
    }
    expect(await counters()).toEqual([]);
  });

  it('is kept for more than a year after its period, a total for good', async () => {
    await seedLimit(database, { organizationId });
    await seedLimit(database, { organizationId, period: 'day' });
    const id = await seedLimit(database, { organizationId, period: 'year' });
    const holder = aFreshId();
    await database.sql`insert into limit_leases values (${id}, '2026-01-01', ${holder}, 5, now() - interval '61 minutes')`;
    await database.sql`update limit_counters set updated_at = '2025-01-01T00:00Z' where period <> 'year'`;
    expect(await pruneLimitCounters(database, new Date('2026-02-01T00:00:00Z'))).toBe(0);
    expect(await database.sql`select from limit_leases`).toHaveLength(0);
    expect(await pruneLimitCounters(database, new Date('2026-02-06T00:00:00Z'))).toBe(1);
    expect((await counters()).map((line) => line.split(' ')[1])).toEqual(['total', 'year']);
  });
});
