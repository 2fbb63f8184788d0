import type { UsageRecord } from '@weir/domain/usage';
import { foldUsageTotals, PostgresUsageStore } from '@weir/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUsage, type UsageScene } from './add-usage.ts';
import { send } from './person.ts';
import { type Replica, startReplica } from './start-replica.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

const CLIENTS = 50;
const DAY_MS = 86_400_000;
const ENV = {
  ANALYTICS_TODAY_TTL_MS: '300000',
  ANALYTICS_READS_PER_MINUTE: '1000000',
  MANAGEMENT_REQUESTS_PER_MINUTE: '1000000',
};

describe('analytics of two gateways with a cold cache', () => {
  let management: OwnTestManagement;
  let replica: Replica;
  let scene: UsageScene;
  beforeAll(async () => {
    management = await startTestManagement(ENV);
    scene = await addUsage(management);
    replica = await startReplica(management.databaseUrl, ENV);
  });
  afterAll(async () => {
    await replica?.stop();
    await management?.stop();
  });

  /** Days that are complete, which are read once for good. */
  const dateOf = (daysAgo: number) =>
    new Date(management.now().getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  const analyze = (origin: string) =>
    send(origin, 'POST', '/v1/admin/usage/analytics', {
      headers: { ...scene.platformReader.credentials, 'content-type': 'application/json' },
      body: JSON.stringify({ start_date: dateOf(9), end_date: dateOf(5) }),
    });
  const metrics = async () => (await scene.platformReader.get('/v1/admin/usage/cache/metrics')).body;
  /** A record of that day which is settled only now, as from a spool. */
  const settleLate = (daysAgo: number) =>
    new PostgresUsageStore(management.database).insert([
      {
        ...scene.records[0]!,
        requestId: crypto.randomUUID() as UsageRecord['requestId'],
        startedAt: new Date(management.now().getTime() - daysAgo * DAY_MS),
        costNanoUsd: 5n,
        ending: 'upstream_failed',
      },
    ]);

  it('calculate each day once for many who ask at once, and again for what is settled late', async () => {
    for (const daysAgo of [9, 8, 7, 6, 5]) await settleLate(daysAgo);
    await foldUsageTotals(management.database);
    const before = await metrics();
    const origins = [management.origin, replica.origin];
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, client) => analyze(origins[client % 2]!)),
    );

    const sums = answers.map(({ status, body }) => [
      status,
      body.total_requests,
      body.errors[0]?.requests,
      body.cache.missing_days,
    ]);
    expect(new Set(sums.map(String))).toEqual(new Set(['200,5,5,0']));
    const after = await metrics();
    const grownBy = (name: string) => after[name] - before[name];
    expect(grownBy('cache_rebuilds')).toBe(5);
    expect(grownBy('cache_hits') + grownBy('cache_misses')).toBe(5 * CLIENTS);
    expect(grownBy('lock_acquisition_successes')).toBeGreaterThanOrEqual(5);
    expect(grownBy('lock_acquisition_successes') + grownBy('lock_acquisition_failures')).toBe(
      grownBy('cache_misses'),
    );

    const { sql } = management.database;
    const builtDays = async () => {
      const days = await sql<{ day: string; built_at: Date }[]>`
        select day::text, built_at from daily_usage_days where day between ${dateOf(9)}::text::date and ${dateOf(5)}::text::date`;
      return new Map(days.map(({ day, built_at }) => [day, built_at.getTime()]));
    };
    const built = await builtDays();
    await settleLate(7);
    for (const origin of origins) {
      expect((await analyze(origin)).body).toMatchObject({
        total_requests: 6,
        failed_requests: 6,
        errors: [{ ending: 'upstream_failed', requests: 6 }],
        cost: { total_nano_usd: '30' },
      });
    }
    const rebuilt = [...(await builtDays())].filter(([day, builtAt]) => builtAt !== built.get(day));
    expect(rebuilt.map(([day]) => day)).toEqual([dateOf(7)]);
  });
});
