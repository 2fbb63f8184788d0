import { randomUUID } from 'node:crypto';
import type { OrganizationId } from '@weir/domain/kernel';
import { SystemClock } from '@weir/domain/kernel';
import type { LimitId } from '@weir/domain/limits';
import { RecordingLogger } from '@weir/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REDIS_PROGRAMS, TestRedis, WITHOUT_REDIS } from '../testing/redis-server.ts';
import type { Epoch } from './epoch.ts';
import { type CountedLimit, LimitsInEpoch, type QuotaPeriod } from './limits-in-epoch.ts';
import { RedisConnection } from './redis-connection.ts';
import { type LeaseChange, RedisCounts } from './redis-counts.ts';
import { LUA_QUOTA, LUA_STATE } from './scripts/lua-state.ts';
import { script } from './scripts/script.ts';

/** A limit and what a request needs of it. */
type Needed = CountedLimit & { readonly need: bigint };

/** Carries out a command on the one key that matches. */
const ON_KEY = script(`
return redis.call(ARGV[2], redis.call('KEYS', ARGV[1])[1], unpack(ARGV, 3))
`);
/** The next answer of the database is far from the one before. */
const LONG_AGO = script(`${LUA_QUOTA}
local key = redis.call('KEYS', ARGV[1])[1]
local quota = read_quota(redis.call('GET', key))
quota[DIFFERENCE_AT] = 1
write_quota(key, quota)
`);
/** What a rate counted was that many slices earlier. */
const PASS_SLICES = script(`${LUA_STATE}
local key = redis.call('KEYS', ARGV[1])[1]
local rate = read_rate(redis.call('GET', key))
rate[1] = rate[1] - ARGV[2]
redis.call('SET', key, struct.pack(RATE, unpack(rate, 1, 13)), 'KEEPTTL')
`);
const KEYS_WITHOUT_END = script(`
local count = 0
for _, key in ipairs(redis.call('KEYS', '*')) do if redis.call('PTTL', key) < 0 then count = count + 1 end end
return count
`);
const HUGE = 9_007_199_254_740_993n;
const limitId = () => randomUUID() as LimitId;
const quota = (amount: bigint, need: bigint): Needed & QuotaPeriod => ({
  kind: 'quota',
  limitId: limitId(),
  startsAtMs: 0,
  amount,
  need,
});

describe.skipIf(WITHOUT_REDIS !== null).each(REDIS_PROGRAMS.length > 0 ? REDIS_PROGRAMS : ['no server'])(
  `RedisCounts on %s ${WITHOUT_REDIS ?? ''}`,
  (program) => {
    let redis: TestRedis;
    let connection: RedisConnection;
    let counts: RedisCounts;
    let epoch: Epoch;
    beforeAll(async () => {
      redis = await TestRedis.start(program);
      connection = new RedisConnection({
        url: redis.url,
        callTimeoutMs: 5_000,
        clock: new SystemClock(),
        logger: new RecordingLogger(),
      });
      await connection.start();
      counts = new RedisCounts(connection, randomUUID);
    });
    beforeEach(async () => {
      epoch = await counts.openEpoch(randomUUID() as OrganizationId);
    });
    afterAll(async () => {
      await connection.close();
      await redis.stop();
    });

    const inEpoch = (limits: readonly CountedLimit[]) => new LimitsInEpoch(epoch, limits);
    const needsOf = (limits: readonly Needed[]) => limits.map(({ need }) => need);
    const admit = (limits: readonly Needed[], id: string = randomUUID()) =>
      counts.reserve(inEpoch(limits), id, 'admit', needsOf(limits));
    const extend = (limits: readonly Needed[], id: string) =>
      counts.reserve(inEpoch(limits), id, 'extend', needsOf(limits));
    const look = (limits: readonly CountedLimit[]) => counts.look(inEpoch(limits));

    /** What the database answers: `granted` more, so that it holds `held`. */
    async function lease(of: QuotaPeriod, answer: Partial<LeaseChange> & { granted: bigint; held: bigint }) {
      const token = randomUUID();
      const { startedMs, begun } = (await counts.beginLease(epoch, token, [of], false))!;
      await counts.applyLease(epoch, token, startedMs, [
        {
          ...of,
          begun: begun[0]!,
          spent: 0n,
          amount: 1_000n,
          known: 1_000n,
          exhausted: false,
          low: 0n,
          ...answer,
        },
      ]);
      return begun[0]!;
    }

    it('admits within a lease, exactly beyond what a double holds, and asks for more where it is short', async () => {
      const budget = quota(HUGE * 4n, HUGE);
      expect(await admit([budget])).toEqual({ kind: 'short', shortages: new Map([[0, HUGE]]) });
      expect(await lease(budget, { granted: HUGE + 1n, held: HUGE + 1n, amount: HUGE * 4n })).toMatchObject({
        state: 'new',
      });
      expect(await look([budget])).toMatchObject([{ used: 0n, reserved: 0n }]);
      expect(await admit([budget])).toMatchObject({ kind: 'admitted' });
      expect(await admit([budget])).toEqual({ kind: 'short', shortages: new Map([[0, HUGE - 1n]]) });
      expect(await look([budget])).toMatchObject([{ reserved: HUGE }]);
      expect(await admit([{ ...budget, need: 1n }])).toMatchObject({ kind: 'admitted' });
      expect(await admit([{ ...budget, need: 1n }])).toEqual({
        kind: 'short',
        shortages: new Map([[0, 1n]]),
      });
    });

    it('refuses where the database has no more, naming the first limit that refuses, and takes of none', async () => {
      const rate: Needed = { kind: 'rate', limitId: limitId(), amount: 5n, need: 1n };
      const slots: Needed = { kind: 'slots', limitId: limitId(), amount: 1n, need: 1n };
      const budget = quota(10n, 6n);
      await lease(budget, { granted: 10n, held: 10n, amount: 10n, exhausted: true });
      expect(await admit([budget, slots, rate])).toMatchObject({ kind: 'admitted' });
      const refused = await admit([budget, slots, rate]);
      expect(refused).toMatchObject({
        kind: 'refused',
        by: 0,
        uses: [{ used: 0n, reserved: 6n }, { used: 1n }, { used: 1n }],
      });
      expect(await admit([{ ...budget, need: 4n }, slots])).toMatchObject({ kind: 'refused', by: 1 });
      expect(await admit([{ ...budget, need: 4n }])).toMatchObject({ kind: 'admitted' });
    });

    it('settles once: gives the reservation and the slot back, counts what was used and corrects the rate', async () => {
      const budget = quota(100n, 40n);
      const rate: Needed = { kind: 'rate', limitId: limitId(), amount: 100n, need: 50n };
      const slots: Needed = { kind: 'slots', limitId: limitId(), amount: 1n, need: 1n };
      await lease(budget, { granted: 100n, held: 100n, amount: 100n });
      const id = randomUUID();
      const reply = await admit([budget, rate, slots], id);
      if (reply.kind !== 'admitted') expect.unreachable();
      for (let time = 0; time < 2; time += 1) {
        await counts.settle(inEpoch([budget, rate, slots]), id, [15n, -30n, 0n], reply.slice);
      }
      expect(await look([budget, rate, slots])).toMatchObject([
        { used: 15n, reserved: 0n },
        { used: 20n },
        { used: 0n },
      ]);
    });

    it('refuses a rate until the slices that fill it are a minute old', async () => {
      const rate: Needed = { kind: 'rate', limitId: limitId(), amount: 2n, need: 1n };
      await admit([rate]);
      await admit([rate]);
      const refused = await admit([rate]);
      if (refused.kind !== 'refused') expect.unreachable();
      expect(refused.uses[0]!.used).toBe(2n);
      expect(refused.uses[0]!.resetMs).toBeGreaterThan(54_000);
      expect(refused.uses[0]!.resetMs).toBeLessThanOrEqual(60_000);
    });

    it('extends a reservation, beyond the quota where that is allowed, and gives all of it back', async () => {
      const budget = quota(10n, 4n);
      await lease(budget, { granted: 10n, held: 10n, amount: 10n, exhausted: true });
      const id = randomUUID();
      await admit([budget], id);
      expect(await extend([{ ...budget, need: 6n }], id)).toMatchObject({
        kind: 'admitted',
      });
      expect(await extend([{ ...budget, need: 1n }], id)).toMatchObject({
        kind: 'refused',
      });
      expect(await extend([{ ...budget, kind: 'excess', need: 1n }], id)).toMatchObject({
        kind: 'admitted',
      });
      expect(await extend([{ ...budget, need: 1n }], randomUUID())).toEqual({
        kind: 'stale',
      });
      await counts.settle(inEpoch([budget]), id, [11n], 0);
      expect(await look([budget])).toMatchObject([{ used: 10n, reserved: 0n }]);
    });

    it('extends the quotas of a reservation that has rates and slots too, and leaves those alone', async () => {
      const budget = quota(10n, 4n);
      const rate: Needed = { kind: 'rate', limitId: limitId(), amount: 1n, need: 1n };
      const slots: Needed = { kind: 'slots', limitId: limitId(), amount: 1n, need: 1n };
      await lease(budget, { granted: 10n, held: 10n, amount: 10n, exhausted: true });
      const id = randomUUID();
      await admit([budget, rate, slots], id);
      const more = (need: bigint) =>
        extend(
          [
            { ...budget, need },
            { ...rate, need: 0n },
            { ...slots, need: 0n },
          ],
          id,
        );
      expect(await more(6n)).toMatchObject({ kind: 'admitted' });
      expect(await more(1n)).toMatchObject({
        kind: 'refused',
        by: 0,
        uses: [{ used: 0n, reserved: 10n }, {}, {}],
      });
      await counts.settle(inEpoch([budget, rate, slots]), id, [7n, 0n, 0n], 0);
      expect(await look([budget, rate, slots])).toMatchObject([
        { used: 7n, reserved: 0n },
        { used: 1n },
        { used: 0n },
      ]);
    });

    it('counts what a slice had until it is a minute old, corrected meanwhile', async () => {
      const rate: Needed = { kind: 'rate', limitId: limitId(), amount: 5n, need: 2n };
      const pass = (slices: number) =>
        connection.run(PASS_SLICES, [], [`*rate:${rate.limitId}`, String(slices)]);
      const id = randomUUID();
      const reply = await admit([rate], id);
      if (reply.kind !== 'admitted') expect.unreachable();
      await pass(10);
      expect(await look([rate])).toMatchObject([{ used: 2n }]);
      await counts.settle(inEpoch([rate]), id, [1n], reply.slice - 10);
      expect(await look([rate])).toMatchObject([{ used: 3n }]);
      expect(await admit([rate])).toMatchObject({ kind: 'admitted', ratesUsed: [3] });
      expect(await admit([rate])).toMatchObject({ kind: 'refused', uses: [{ used: 5n }] });
      await pass(2);
      expect(await look([rate])).toMatchObject([{ used: 2n }]);
      await pass(12);
      expect(await look([rate])).toMatchObject([{ used: 0n, resetMs: 0 }]);
    });

    it('uses nothing that another run of the server counted, nor anything of another epoch', async () => {
      const budget = quota(10n, 4n);
      await lease(budget, { granted: 10n, held: 10n, amount: 10n });
      expect(counts.knownEpoch(epoch.organizationId)).toEqual(epoch);
      expect(await counts.openEpoch(epoch.organizationId)).toEqual(epoch);
      const ofAnotherRun = { ...epoch, name: `${epoch.holder}:another` };
      const inAnotherRun = new LimitsInEpoch(ofAnotherRun, [budget]);
      expect(await counts.reserve(inAnotherRun, randomUUID(), 'admit', [4n])).toEqual({ kind: 'stale' });
      expect(await counts.look(inAnotherRun)).toBeNull();
      expect(await counts.beginLease(ofAnotherRun, 'token', [budget], false)).toBeNull();
      expect(await counts.renew(ofAnotherRun, [])).toBe(false);
    });

    it('holds back what a dead gateway reserved until the database has told twice what was recorded of it', async () => {
      const budget = quota(100n, 40n);
      await lease(budget, { granted: 100n, held: 100n, amount: 100n });
      const [recorded, lost] = [randomUUID(), randomUUID()];
      await admit([budget], recorded);
      await admit([budget], lost);
      const [expiries, key] = [`*${epoch.holder}:expiries`, `*${epoch.holder}:quota:*`];
      for (const id of [recorded, lost]) await connection.run(ON_KEY, [], [expiries, 'ZADD', '1', id]);
      const longAgo = () => connection.run(LONG_AGO, [], [key]);
      const rest = { ...budget, need: 61n };
      const tryTo = async (need: bigint) => (await admit([{ ...rest, need }])).kind;
      expect(await tryTo(21n)).toBe('short');
      // 25 of the 40 of one were recorded, nothing of the other.
      await lease(budget, { granted: 0n, held: 75n, spent: 25n, amount: 100n });
      expect(await tryTo(21n)).toBe('short');
      await longAgo();
      await lease(budget, { granted: 0n, held: 75n, spent: 25n, amount: 100n });
      await longAgo();
      await lease(budget, { granted: 0n, held: 75n, spent: 25n, amount: 100n });
      expect(await look([budget])).toMatchObject([{ used: 25n, reserved: 0n }]);
      expect(await tryTo(76n)).toBe('short');
      expect(await tryTo(75n)).toBe('admitted');
    });

    it('does not take for a difference what was recorded and is settled in a moment', async () => {
      const budget = quota(100n, 40n);
      await lease(budget, { granted: 100n, held: 100n, amount: 100n });
      const id = randomUUID();
      await admit([budget], id);
      // Recorded, so that the database holds 40 less; then settled.
      await lease(budget, { granted: 0n, held: 60n, spent: 40n, amount: 100n });
      await counts.settle(inEpoch([budget]), id, [40n], 0);
      await connection.run(LONG_AGO, [], [`*${epoch.holder}:quota:*`]);
      await lease(budget, { granted: 0n, held: 60n, spent: 40n, amount: 100n });
      expect((await admit([{ ...budget, need: 60n }])).kind).toBe('admitted');
    });

    it('counts no slot of a gateway that died a minute ago', async () => {
      const slots: Needed = { kind: 'slots', limitId: limitId(), amount: 1n, need: 1n };
      const id = randomUUID();
      await admit([slots], id);
      expect((await admit([slots])).kind).toBe('refused');
      await connection.run(ON_KEY, [], [`*slots:${slots.limitId}`, 'ZADD', '1', id]);
      expect((await admit([slots])).kind).toBe('admitted');
    });

    it('lets every key end by itself', async () => {
      const budget = quota(100n, 1n);
      const limits: Needed[] = [
        budget,
        { kind: 'rate', limitId: limitId(), amount: 5n, need: 1n },
        { kind: 'slots', limitId: limitId(), amount: 5n, need: 1n },
      ];
      await lease(budget, { granted: 100n, held: 100n, amount: 100n });
      await admit(limits);
      expect(Number(await connection.run(KEYS_WITHOUT_END, [], []))).toBe(0);
    });

    it('lets one change a lease at a time, and none that is fresh without need', async () => {
      const budget = quota(10n, 4n);
      const first = await counts.beginLease(epoch, 'first', [budget], false);
      expect(first!.begun[0]!.state).toBe('new');
      expect((await counts.beginLease(epoch, 'second', [budget], false))!.begun[0]!.state).toBe('busy');
      await counts.unlockLease(epoch, 'second', [budget]);
      expect((await counts.beginLease(epoch, 'second', [budget], false))!.begun[0]!.state).toBe('busy');
      await counts.unlockLease(epoch, 'first', [budget]);
      await lease(budget, { granted: 10n, held: 10n });
      expect((await counts.beginLease(epoch, 'third', [budget], true))!.begun[0]!.state).toBe('fresh');
    });
  },
);
