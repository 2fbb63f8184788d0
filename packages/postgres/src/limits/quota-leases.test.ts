import type { ApiKeyId } from '@weir/domain/kernel';
import type { LeaseHolderId, LimitId } from '@weir/domain/limits';
import { aFreshId, aUsageRecord, quotaLeasesContract } from '@weir/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { seedLimit } from '../../testing/seed-limit.ts';
import { PostgresUsageStore } from '../usage/usage-store.ts';
import { PostgresQuotaLeases } from './quota-leases.ts';

describe('PostgresQuotaLeases', () => {
  let database: OpenTestDatabase;
  let leases: PostgresQuotaLeases;
  const { organizationId } = aUsageRecord();
  const [one, other] = [aFreshId<'lease-holder'>(), aFreshId<'lease-holder'>()];
  beforeEach(async () => {
    // Sixteen connections for statements.
    database = await openTestDatabase({ poolSize: 40 });
    leases = new PostgresQuotaLeases(database, aFreshId());
    await database.sql`insert into organizations (id, name, created_at) values (${organizationId}, 'Meadow', now())`;
  });
  afterEach(() => database.discard());

  const keys = new Map<LimitId, ApiKeyId>();
  quotaLeasesContract(async () => ({
    leases,
    async makeBudget(amount) {
      const scopeId = aFreshId<'api-key'>();
      const limit = await seedLimit(database, { organizationId, scope: 'api_key', scopeId, amount });
      keys.set(limit, scopeId);
      return limit;
    },
    async changeAmount(limit, amount) {
      await database.sql`update limits set amount = ${amount.toString()} where id = ${limit}`;
    },
    async remove(limit) {
      await database.sql`delete from limits where id = ${limit}`;
    },
    record: (limit, costNanoUsd, leaseHolder) =>
      new PostgresUsageStore(database).insert([
        aUsageRecord({ costNanoUsd, leaseHolder, apiKeyId: keys.get(limit)! }),
      ]),
    expire: async (holder) => void (await expire(holder)),
  }));

  const lease = async (holder: LeaseHolderId, limitId: LimitId, wanted: bigint, startsAtMs = 0) => {
    const answer = await leases.lease(holder, [{ limitId, startsAtMs, wanted }]);
    const { granted, amount, spent, held, heldByOthers } = answer.leases[0]!;
    return [granted, held, heldByOthers, spent, amount];
  };
  const expire = (holder: LeaseHolderId) =>
    database.sql`update limit_leases set expires_at = now() - interval '1 second' where holder = ${holder}`;

  it('shares a quota, and never grants more than its amount', async () => {
    const limit = await seedLimit(database, { organizationId, amount: 100n });
    expect(await lease(one, limit, 60n)).toEqual([60n, 60n, 0n, 0n, 100n]);
    expect(await lease(other, limit, 60n)).toEqual([40n, 40n, 60n, 0n, 100n]);
    expect(await lease(one, limit, 1n)).toEqual([0n, 60n, 40n, 0n, 100n]);
    expect(await lease(one, limit, -25n)).toEqual([-25n, 35n, 40n, 0n, 100n]);
    expect(await lease(other, limit, 60n)).toEqual([25n, 65n, 35n, 0n, 100n]);
    expect(await lease(one, limit, -999n)).toEqual([-35n, 0n, 65n, 0n, 100n]);
  });

  it('holds amounts beyond what a number does', async () => {
    const amount = 9_223_372_036_854_775_807n;
    const limit = await seedLimit(database, { organizationId, amount });
    expect(await lease(one, limit, amount - 1n)).toEqual([amount - 1n, amount - 1n, 0n, 0n, amount]);
    expect(await lease(other, limit, 5n)).toEqual([1n, 1n, amount - 1n, 0n, amount]);
  });

  it('counts what was spent, in the unit and the period of the limit', async () => {
    const startedAt = new Date('2026-01-15T12:00:00Z');
    const day = Date.UTC(2026, 0, 15);
    const money = await seedLimit(database, { organizationId, amount: 100n, period: 'day' });
    const requests = await seedLimit(database, { organizationId, amount: 100n, kind: 'request_quota' });
    const tokens = await seedLimit(database, { organizationId, amount: 9_000n, kind: 'token_quota' });
    await new PostgresUsageStore(database).insert([aUsageRecord({ startedAt, costNanoUsd: 30n })]);
    expect(await lease(one, money, 100n, day)).toEqual([70n, 70n, 0n, 30n, 100n]);
    expect(await lease(one, money, 100n, day + 86_400_000)).toEqual([100n, 100n, 0n, 0n, 100n]);
    expect(await lease(one, requests, 100n)).toEqual([99n, 99n, 0n, 1n, 100n]);
    expect(await lease(one, tokens, 9_000n)).toEqual([7_460n, 7_460n, 0n, 1_540n, 9_000n]);
  });

  it('grants nothing for what is no period of the limit', async () => {
    const limit = await seedLimit(database, { organizationId, amount: 100n, period: 'day' });
    expect(await lease(one, limit, 100n, Date.UTC(2026, 0, 15, 1))).toEqual([0n, 0n, 0n, 0n, 100n]);
  });

  it('ignores and removes what has expired, but lets its holder keep what nobody took', async () => {
    const limit = await seedLimit(database, { organizationId, amount: 100n });
    await lease(one, limit, 80n);
    await expire(one);
    expect(await lease(one, limit, 0n)).toEqual([0n, 80n, 0n, 0n, 100n]);
    await expire(one);
    expect(await lease(other, limit, 50n)).toEqual([50n, 50n, 0n, 0n, 100n]);
    expect(await database.sql`select from limit_leases`).toHaveLength(1);
    expect(await lease(one, limit, 0n)).toEqual([0n, 0n, 50n, 0n, 100n]);
  });

  it('takes from a holder that comes back too late', async () => {
    const limit = await seedLimit(database, { organizationId, amount: 100n });
    await lease(one, limit, 80n);
    await lease(other, limit, 20n);
    await expire(one);
    const remover = await database.sql.reserve();
    // Holds the expired row, so that it is not removed.
    await remover`begin`;
    await remover`select from limit_leases where holder = ${one} for update`;
    expect(await lease(other, limit, 50n)).toEqual([50n, 70n, 0n, 0n, 100n]);
    await remover`rollback`;
    remover.release();
    expect(await lease(one, limit, 0n)).toEqual([-50n, 30n, 70n, 0n, 100n]);
  });

  it('counts who is alive, this replica included, and forgets who released', async () => {
    expect(await leases.lease(one, [])).toEqual({ leases: [], replicas: 1 });
    const second = new PostgresQuotaLeases(database, aFreshId());
    expect((await second.lease(other, [])).replicas).toBe(2);
    const limit = await seedLimit(database, { organizationId, amount: 100n });
    await second.lease(other, [{ limitId: limit, startsAtMs: 0, wanted: 70n }]);
    await second.release(other);
    expect((await leases.lease(one, [])).replicas).toBe(1);
    expect(await lease(one, limit, 100n)).toEqual([100n, 100n, 0n, 0n, 100n]);
    await second.lease(other, []);
    await database.sql`update gateway_replicas set seen_at = seen_at - interval '31 seconds'`;
    expect((await leases.lease(one, [])).replicas).toBe(1);
  });

  it('rejects when the signal is aborted', async () => {
    await expect(leases.lease(one, [], AbortSignal.abort())).rejects.toMatchObject({
      code: 'database_unavailable',
    });
  });

  it('keeps spent and leased within the amount, without a deadlock, whoever leases and records at once', async () => {
    const startedAt = new Date();
    const amount = 400n;
    const limits: LimitId[] = [];
    for (const kind of ['budget', 'request_quota'] as const) {
      for (const scope of ['organization', 'workspace', 'team', 'member', 'api_key'] as const) {
        const { workspaceId, teamId, userId, apiKeyId } = aUsageRecord();
        const scopeId = {
          ...{ organization: organizationId, workspace: workspaceId, team: teamId },
          ...{ member: userId, api_key: apiKeyId },
        }[scope];
        limits.push(
          await seedLimit(database, { organizationId, scope, scopeId, kind, amount, createdAt: startedAt }),
        );
      }
    }
    const holders = Array.from({ length: 4 }, () => aFreshId<'lease-holder'>());
    let most = 0n;
    const watch = async () => {
      const [row] = await database.sql<{ most: string }[]>`
        select max(case limits.kind when 'budget' then spent_nano_usd else requests end + coalesce(leased, 0)) as most
        from limits
        join limit_counters as counter using (scope, scope_id)
        left join lateral (
          select sum(amount) as leased from limit_leases where limit_id = limits.id
        ) as leases on true`;
      const found = BigInt(row!.most);
      if (found > most) most = found;
    };
    /** Leases, uses up what it got, and records it, in batches of any order. */
    const run = async (holder: LeaseHolderId, index: number) => {
      const store = new PostgresUsageStore(database);
      const mine = new PostgresQuotaLeases(database, holder);
      for (let round = 0; round < 12; round++) {
        const order = (round + index) % 2 === 0 ? limits : limits.toReversed();
        const answer = await mine.lease(
          holder,
          order.map((limitId) => ({ limitId, startsAtMs: 0, wanted: 10n })),
        );
        let usable = 10n;
        for (const { held } of answer.leases) if (held < usable) usable = held;
        const used = Array.from({ length: Number(usable) }, () =>
          aUsageRecord({ startedAt, costNanoUsd: 1n, leaseHolder: holder }),
        );
        await Promise.all([
          store.insert(used.slice(0, 5)),
          store.insert(used.slice(5)),
          mine.lease(
            holder,
            order.map((limitId) => ({ limitId, startsAtMs: 0, wanted: 0n })),
          ),
          watch(),
        ]);
      }
      await mine.release(holder);
    };
    await Promise.all(holders.map(run));
    await watch();
    expect(most).toBeLessThanOrEqual(amount);
    const [sum] =
      await database.sql`select count(*)::int as records, (select min(requests)::int from limit_counters) as counted,
      (select count(*)::int from limit_leases) as leases from usage_records`;
    expect(sum).toEqual({ records: 400, counted: 400, leases: 0 });
  });
});
