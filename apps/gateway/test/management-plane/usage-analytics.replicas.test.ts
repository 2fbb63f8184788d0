import type { UsageRecord } from '@weir/domain/usage';
import { PostgresUsageStore } from '@weir/postgres';
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

  /** Whole days, which are read once for good. */
  const dateOf = (daysAgo: number) =>
    new Date(management.now().getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  const analyze = (origin: string) =>
    send(origin, 'POST', '/v1/admin/usage/analytics', {
      headers: { ...scene.platformReader.credentials, 'content-type': 'application/json' },
      body: JSON.stringify({ start_date: dateOf(9), end_date: dateOf(5) }),
    });
  const metrics = async () => (await scene.platformReader.get('/v1/admin/usage/cache/metrics')).body;
  /** A record of a week ago that was settled only now, as from a spool. */
  const settleLate = (requestId: string) =>
    new PostgresUsageStore(management.database).insert([
      {
        ...scene.records[0]!,
        requestId: requestId as UsageRecord['requestId'],
        startedAt: new Date(management.now().getTime() - 7 * DAY_MS),
        costNanoUsd: 5n,
        ending: 'upstream_failed',
      },
    ]);

  it('calculate each day once for many who ask at once, and again for what is settled late', async () => {
    await settleLate(crypto.randomUUID());
    const before = await metrics();
    const origins = [management.origin, replica.origin];
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, client) => analyze(origins[client % 2]!)),
    );

    const sums = answers.map(({ status, body }) => [
      status,
      body.total_requests,
      body.errors.length,
      body.cache.missing_days,
    ]);
    expect(new Set(sums.map(String))).toEqual(new Set(['200,1,1,0']));
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
    // The day may be read again once the TTL is over.
    await sql`update daily_usage_days set built_at = built_at - interval '10 minutes'`;
    const built = await builtDays();
    await settleLate(crypto.randomUUID());
    for (const origin of origins) {
      expect((await analyze(origin)).body).toMatchObject({
        total_requests: 2,
        failed_requests: 2,
        errors: [{ ending: 'upstream_failed', requests: 2 }],
        cost: { total_nano_usd: '10' },
      });
    }
    const rebuilt = [...(await builtDays())].filter(([day, builtAt]) => builtAt !== built.get(day));
    expect(rebuilt.map(([day]) => day)).toEqual([dateOf(7)]);
  });
});
