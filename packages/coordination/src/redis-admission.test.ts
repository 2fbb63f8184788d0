import { randomUUID } from 'node:crypto';
import { type AuthenticatedKey, toAuthenticatedKey } from '@weir/domain/api-key-authentication';
import { type DialectRequest, OPERATIONS } from '@weir/domain/inference';
import { type Clock, SystemClock } from '@weir/domain/kernel';
import {
  type AdmissionRequest,
  type Admitted,
  DEFAULT_RESERVATION,
  InProcessAdmission,
  LEASE_MS,
  LIMIT_SCOPES,
  type Limit,
  QuotaShares,
} from '@weir/domain/limits';
import {
  admissionContract,
  aFoundApiKey,
  aFreshId,
  aModel,
  anApiKey,
  aParallelLimit,
  aPriceList,
  aQuota,
  aRate,
  aUsageRecord,
  FakeClock,
  InMemoryQuotaLeases,
  JANUARY,
  limitsOf,
  RecordingLogger,
} from '@weir/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REDIS_PROGRAMS, TestRedis, WITHOUT_REDIS } from '../testing/redis-server.ts';
import type { AdmittedThroughRedis } from './admitted-through-redis.ts';
import { RedisAdmission } from './redis-admission.ts';
import { RedisConnection } from './redis-connection.ts';
import { RedisCounts } from './redis-counts.ts';
import { LUA_QUOTA } from './scripts/lua-state.ts';
import { script } from './scripts/script.ts';
import { SettlementQueue } from './settlement-queue.ts';
import { SharedLeases } from './shared-leases.ts';

/** Answered after everything that was sent before. */
const NOTHING = script('return 1');
/** Forgets everything of an organization. */
const LOSE = script("for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end");
/** The next answer of the database is far from the one before. */
const LONG_AGO = script(`${LUA_QUOTA}
for _, key in ipairs(redis.call('KEYS', ARGV[1])) do
  local quota = read_quota(redis.call('GET', key))
  if quota[UNTIL] > 0 then quota[UNTIL] = quota[UNTIL] - 30000 end
  if quota[DIFFERENCE_AT] > 0 then quota[DIFFERENCE_AT] = 1 end
  write_quota(key, quota)
end
`);

/** The database is asked again before anything is refused. */
const REFUSED_LONG_AGO = script(`${LUA_QUOTA}
for _, key in ipairs(redis.call('KEYS', '*:quota:*')) do
  local quota = read_quota(redis.call('GET', key))
  quota[EXHAUSTED_AT] = 1
  write_quota(key, quota)
end
`);

/** The reservations of the dead have expired. */
const EXPIRE = script("return redis.call('ZADD', redis.call('KEYS', ARGV[1])[1], 'XX', 1, ARGV[2])");

/** What the server has been asked since it started. */
const STATISTICS = script("return redis.call('INFO', 'commandstats')");

/** A token of input costs 1, one of output 10. */
const MODEL = aModel({
  prices: aPriceList({ inputNanoUsdPerMillion: 1_000_000n, outputNanoUsdPerMillion: 10_000_000n }),
});

/** Needs 20 and 10 for each token of output. */
function aRequest(key: AuthenticatedKey, receivedMs: number, output: number): AdmissionRequest {
  const parsed = { estimatedInputTokens: 10, maxOutputTokens: output, choices: 1 } as DialectRequest;
  return { ...{ key, model: MODEL, parsed, receivedMs }, operation: OPERATIONS[0] };
}

function connectTo(url: string, callTimeoutMs: number): RedisConnection {
  return new RedisConnection({ url, callTimeoutMs, clock: new SystemClock(), logger: new RecordingLogger() });
}

/** A gateway's admission through Redis, and by itself while that is away. */
function anAdmission(connection: RedisConnection, leases: InMemoryQuotaLeases, clock: Clock) {
  const logger = new RecordingLogger();
  const holder = aFreshId<'lease-holder'>();
  const shares = new QuotaShares({ leases, holder, clock, logger });
  const fallback = new InProcessAdmission({ shares, holder, clock, settings: DEFAULT_RESERVATION });
  const counts = new RedisCounts(connection, randomUUID);
  const sharedLeases = new SharedLeases({ counts, leases, clock: new SystemClock(), newToken: randomUUID });
  const settlements = new SettlementQueue(counts, clock, logger);
  const admission = new RedisAdmission({
    ...{ counts, sharedLeases, settlements, leases, fallback, clock, logger },
    replica: holder,
    settings: DEFAULT_RESERVATION,
    newReservationId: randomUUID,
  });
  return { admission, fallback, holder };
}

describe.skipIf(WITHOUT_REDIS !== null).each(REDIS_PROGRAMS.length > 0 ? REDIS_PROGRAMS : ['no server'])(
  `RedisAdmission on %s ${WITHOUT_REDIS ?? ''}`,
  (program) => {
    let redis: TestRedis;
    let connection: RedisConnection;
    beforeAll(async () => {
      redis = await TestRedis.start(program);
      connection = connectTo(redis.url, 10_000);
      await connection.start();
    });
    afterAll(async () => {
      await connection.close();
      await redis.stop();
    });

    const nothing = async () => void (await connection.run(NOTHING, [], []));

    admissionContract(async () => {
      const clock = new FakeClock();
      const leases = new InMemoryQuotaLeases(clock);
      const { admission } = anAdmission(connection, leases, clock);
      return {
        admission,
        leases,
        settled: nothing,
        nowMs: () => clock.nowMs(),
      };
    });

    describe('over random traces of two gateways, deaths and losses', () => {
      const step = fc.oneof(
        {
          weight: 5,
          arbitrary: fc.record({
            does: fc.constant('admit' as const),
            gateway: fc.nat(1),
            output: fc.nat(30),
          }),
        },
        {
          weight: 4,
          arbitrary: fc.record({ does: fc.constant('end' as const), which: fc.nat(20), share: fc.nat(100) }),
        },
        // Recorded, but the gateway died before it could settle, or before it could record.
        {
          weight: 2,
          arbitrary: fc.record({ does: fc.constant('die' as const), which: fc.nat(20), share: fc.nat(100) }),
        },
        { weight: 1, arbitrary: fc.record({ does: fc.constant('lose' as const) }) },
        { weight: 1, arbitrary: fc.record({ does: fc.constant('renew' as const), gateway: fc.nat(1) }) },
      );

      const admitted = { does: 'admit' as const, gateway: 0, output: 8 };

      it('keeps what is spent and what runs within a hard budget', async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.bigInt({ min: 0n, max: 3_000n }),
            fc.array(step, { maxLength: 50 }),
            async (amount, steps) => {
              const clock = new FakeClock();
              const leases = new InMemoryQuotaLeases(clock);
              const budget = aQuota(amount);
              leases.amounts.set(budget.id, amount);
              const gateways = [
                anAdmission(connection, leases, clock),
                anAdmission(connection, leases, clock),
              ];
              const organizationId = aFreshId<'organization'>();
              const key = toAuthenticatedKey(
                aFoundApiKey(anApiKey({ organizationId }), { limits: [budget] }),
              );
              const running: { admitted: Admitted; reserved: bigint }[] = [];
              let held = 0n;
              for (const one of steps) {
                if (one.does === 'admit') {
                  const request = aRequest(key, clock.nowMs(), one.output);
                  const answer = gateways[one.gateway]!.admission.admit(request);
                  const admitted = await Promise.resolve(answer).catch(() => null);
                  const reserved = 20n + 10n * BigInt(one.output);
                  if (admitted === null) continue;
                  running.push({ admitted, reserved });
                  held += reserved;
                } else if (one.does === 'lose') {
                  await connection.run(LOSE, [], [`weir:{${organizationId}}:*`]);
                } else if (one.does === 'renew') {
                  await connection.run(LONG_AGO, [], [`weir:{${organizationId}}:*:quota:*`]);
                  await gateways[one.gateway]!.admission.renew();
                } else if (running.length > 0) {
                  const [{ admitted, reserved }] = running.splice(one.which % running.length, 1) as [
                    (typeof running)[0],
                  ];
                  const cost = (reserved * BigInt(one.share)) / 100n;
                  const isRecorded = one.does === 'end' || one.share > 0;
                  if (isRecorded) leases.record(budget.id, JANUARY.startsAtMs, cost, admitted.leaseHolder);
                  if (one.does === 'end') admitted.settle(aUsageRecord({ costNanoUsd: cost }));
                  else {
                    const { id } = admitted as AdmittedThroughRedis;
                    const expiries = `weir:{${organizationId}}:${admitted.leaseHolder}:expiries`;
                    await connection.run(EXPIRE, [], [expiries, id]).catch(() => {});
                  }
                  await nothing();
                  held -= reserved;
                }
                const { spent, leased } = leases.standing(budget.id, JANUARY.startsAtMs);
                expect(spent + leased).toBeLessThanOrEqual(amount);
                expect(spent + held).toBeLessThanOrEqual(amount);
              }
            },
          ),
          {
            numRuns: 60,
            examples: [
              [300n, [admitted, { does: 'die', which: 0, share: 100 }, admitted, admitted, admitted]],
            ],
          },
        );
      });
    });

    const keyWith = (limits: readonly Limit[]) =>
      toAuthenticatedKey(aFoundApiKey(anApiKey({ organizationId: aFreshId() }), { limits }));

    it('asks Redis once for a request, however many limits apply to it', async () => {
      const clock = new FakeClock();
      const leases = new InMemoryQuotaLeases(clock);
      const limits = limitsOf(LIMIT_SCOPES.slice(0, 5));
      for (const { id, amount } of limits) leases.amounts.set(id, amount);
      const { admission } = anAdmission(connection, leases, clock);
      const key = keyWith(limits);
      const admit = () => Promise.resolve(admission.admit(aRequest(key, clock.nowMs(), 8)));
      const calls = async () => {
        const statistics = String(await connection.run(STATISTICS, [], []));
        const found = statistics.matchAll(/^cmdstat_(?:eval|evalsha|fcall)(?:_ro)?:calls=(\d+)/gm);
        return [...found].reduce((sum, [, count]) => sum + Number(count), 0);
      };
      // The first leases its quotas.
      await admit();
      const before = await calls();
      for (let time = 0; time < 20; time += 1) await admit();
      expect((await calls()) - before - 1).toBe(20);
    });

    it.each([
      ['api_key_budget_exceeded', aQuota(500n)],
      ['requests_per_minute_exceeded', aRate(5n)],
      ['parallel_requests_exceeded', aParallelLimit(5n)],
    ])('counts to %s for gateways whose clocks are ten minutes apart', async (code, limit) => {
      const leases = new InMemoryQuotaLeases(new FakeClock());
      leases.amounts.set(limit.id, limit.amount);
      const clocks = [new FakeClock(), new FakeClock()];
      clocks[1]!.advance(600_000);
      const key = keyWith([limit]);
      const gateways = clocks.map((clock) => {
        const { admission } = anAdmission(connection, leases, clock);
        return {
          renew: () => admission.renew(),
          admit: () => Promise.resolve(admission.admit(aRequest(key, clock.nowMs(), 8))),
        };
      });
      for (let time = 0; time < 5; time += 1) await gateways[time % 2]!.admit();
      for (const { admit, renew } of gateways) {
        await expect(admit()).rejects.toMatchObject({ code });
        await renew();
        await expect(admit()).rejects.toMatchObject({ code });
      }
    });

    it('forgets a Redis that was restarted, keeps what it had leased, and asks for the rest anew', async () => {
      const own = await TestRedis.start(program);
      const toOwn = connectTo(own.url, 1_000);
      await toOwn.start();
      const clock = new FakeClock();
      const leases = new InMemoryQuotaLeases(clock);
      const budget = aQuota(400n);
      leases.amounts.set(budget.id, 400n);
      const { admission } = anAdmission(toOwn, leases, clock);
      const key = toAuthenticatedKey(aFoundApiKey(anApiKey(), { limits: [budget] }));
      const admit = () => Promise.resolve(admission.admit(aRequest(key, clock.nowMs(), 8)));
      const first = await admit();
      await own.kill();
      await own.start();
      await expect.poll(() => toOwn.usable).toBe(true);
      // All 400 are leased by the first epoch: they come back when its lease ends, except what still runs.
      await expect(admit()).rejects.toMatchObject({ code: 'api_key_budget_exceeded' });
      clock.advance(50_000);
      await admission.renew();
      leases.record(budget.id, JANUARY.startsAtMs, 100n, first.leaseHolder);
      first.settle(aUsageRecord({ costNanoUsd: 100n }));
      clock.advance(LEASE_MS);
      await toOwn.run(REFUSED_LONG_AGO, [], []);
      const next = await Promise.allSettled([admit(), admit(), admit(), admit()]);
      expect(next.map(({ status }) => status).toSorted()).toEqual([
        'fulfilled',
        'fulfilled',
        'fulfilled',
        'rejected',
      ]);
      await toOwn.close();
      await own.stop();
    });

    it('decides by itself while Redis is silent, without waiting for it again and again, and returns', async () => {
      const own = await TestRedis.start(program);
      const toOwn = connectTo(own.url, 50);
      await toOwn.start();
      const clock = new FakeClock();
      const leases = new InMemoryQuotaLeases(clock);
      const limits = [aQuota(100_000n), aRate(1_000n)];
      for (const { id, amount } of limits) leases.amounts.set(id, amount);
      const { admission, holder } = anAdmission(toOwn, leases, clock);
      const key = toAuthenticatedKey(aFoundApiKey(anApiKey(), { limits }));
      const admit = () => Promise.resolve(admission.admit(aRequest(key, clock.nowMs(), 8)));
      const first = await admit();
      expect(first.leaseHolder).not.toBe(holder);
      own.pause();
      for (let time = 0; time < 3; time += 1) expect((await admit()).leaseHolder).toBe(holder);
      expect(toOwn.usable).toBe(false);
      const startedMs = performance.now();
      for (let time = 0; time < 50; time += 1) await admit();
      expect(performance.now() - startedMs).toBeLessThan(1_000);
      first.settle(aUsageRecord({ costNanoUsd: 100n }));
      own.resume();
      await expect.poll(() => toOwn.usable).toBe(true);
      expect((await admit()).leaseHolder).toBe(first.leaseHolder);
      // What Redis was asked for while it was silent, it gave back; the settlement arrived.
      clock.advance(1_000);
      await expect
        .poll(async () => (await admission.inspect(key)).map(({ reserved }) => reserved))
        .toEqual([100n, 0n]);
      await toOwn.close();
      await own.stop();
    });
  },
);
