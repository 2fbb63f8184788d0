import type { OrganizationId, TeamId } from '@weir/domain/kernel';
import type { LimitDefinition, LimitSubject, NewLimit } from '@weir/domain/limits';
import { aFreshId } from '@weir/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresLimitRepository } from './limit-repository.ts';

const AT = new Date('2026-03-10T23:30:00Z');

function aLimit(changes: Partial<LimitDefinition> = {}): NewLimit {
  return {
    id: aFreshId(),
    kind: 'budget',
    modelId: null,
    period: 'month',
    amount: 1_000n,
    hard: true,
    letsFinish: false,
    thresholds: [50, 80, 100],
    ...changes,
  };
}

describe('PostgresLimitRepository', () => {
  let database: OpenTestDatabase;
  let limits: PostgresLimitRepository;
  let organizationId: OrganizationId;
  let team: LimitSubject;
  beforeAll(async () => {
    database = await openTestDatabase();
    limits = new PostgresLimitRepository(database.kysely);
  });
  afterAll(() => database.discard());
  beforeEach(async () => {
    organizationId = aFreshId<'organization'>();
    team = { scope: 'team', scopeId: aFreshId<'team'>() satisfies TeamId, setBy: 'organization' };
    await database.sql`insert into organizations (id, name, created_at, time_zone)
      values (${organizationId}, 'Meadow', ${AT}, 'Pacific/Auckland')`;
  });

  it('counts a limit in the period that the time zone of the organization makes', async () => {
    await limits.replace(organizationId, team, [aLimit(), aLimit({ period: '30d', amount: 5n })], AT);
    const [thirtyDays, month] = await limits.list(organizationId, team, AT);
    expect(month?.counted).toEqual({
      startsAt: new Date('2026-02-28T11:00:00Z'),
      resetsAt: new Date('2026-03-31T11:00:00Z'),
      used: 0n,
      leased: 0n,
    });
    // Daylight saving ends within them: they are one hour longer than thirty times 24 hours.
    expect(thirtyDays?.counted).toMatchObject({
      startsAt: new Date('2026-03-10T11:00:00Z'),
      resetsAt: new Date('2026-04-09T12:00:00Z'),
    });
  });

  it('shows what is counted of the current period, and the leases that live', async () => {
    await limits.replace(organizationId, team, [aLimit(), aLimit({ kind: 'token_quota', amount: 9n })], AT);
    const [budget, tokens] = await limits.list(organizationId, team, AT);
    const count = async (startsAt: Date, spent: number) => {
      await database.sql`insert into limit_counters (organization_id, scope, scope_id, period, period_start,
          spent_nano_usd, requests, tokens, updated_at)
        values (${organizationId}, 'team', ${team.scopeId}, 'month', ${startsAt}, ${spent}, 2, 7, ${AT})
        on conflict on constraint limit_counters_key do update set spent_nano_usd = excluded.spent_nano_usd,
          requests = excluded.requests, tokens = excluded.tokens`;
    };
    await count(budget!.counted!.startsAt, 300);
    await count(new Date('2026-01-31T11:00:00Z'), 900);
    for (const [seconds, amount] of [
      [60, 40],
      [-1, 500],
    ] as const) {
      await database.sql`insert into limit_leases (limit_id, period_start, holder, amount, expires_at)
        values (${budget!.id}, ${budget!.counted!.startsAt}, ${aFreshId()}, ${amount},
          ${new Date(AT.getTime() + seconds * 1_000)})`;
    }
    expect(await limits.list(organizationId, team, AT)).toMatchObject([
      { kind: 'budget', counted: { used: 300n, leased: 40n } },
      { kind: 'token_quota', amount: 9n, counted: { used: 7n, leased: 0n } },
    ]);
    expect(tokens?.kind).toBe('token_quota');
  });

  it('keeps the id and the first day of a limit that only changes, and deletes what is no longer set', async () => {
    const first = aLimit({ period: '7d' });
    const rate = aLimit({ kind: 'requests_per_minute', period: null });
    await limits.replace(organizationId, team, [first, rate], AT);
    const later = new Date(AT.getTime() + 3 * 86_400_000);
    await limits.replace(organizationId, team, [aLimit({ period: '7d', amount: 2n, hard: false })], later);
    const kept = await limits.list(organizationId, team, later);
    expect(kept).toMatchObject([{ id: first.id, amount: 2n, hard: false }]);
    expect(kept[0]?.counted?.startsAt).toEqual(new Date('2026-03-10T11:00:00Z'));
  });

  it('tells apart what the platform and what the organization set', async () => {
    const own: LimitSubject = { scope: 'organization', scopeId: organizationId, setBy: 'organization' };
    const platform: LimitSubject = { ...own, setBy: 'platform' };
    await limits.replaceCredit(organizationId, aFreshId(), 70n, AT);
    await limits.replace(organizationId, own, [aLimit({ amount: 1n })], AT);
    await limits.replace(organizationId, platform, [aLimit({ amount: 2n })], AT);
    await limits.replace(organizationId, own, [], AT);
    expect(await limits.list(organizationId, own, AT)).toEqual([]);
    expect(await limits.list(organizationId, platform, AT)).toMatchObject([{ amount: 2n }]);
    await limits.replace(organizationId, platform, [], AT);
    expect(await limits.findCredit(organizationId, AT)).toMatchObject({
      kind: 'credit',
      amount: 70n,
      hard: true,
      counted: { startsAt: new Date(0), resetsAt: null, used: 0n },
    });
  });
});
