import { describe, expect, it } from 'vitest';
import { aUsageRecord, usageRecords } from '../../../testing/src/a-usage-record.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { InMemorySettlementSpool } from '../../../testing/src/in-memory-settlement-spool.ts';
import { InMemoryUsageStore, type InsertBehaviour } from '../../../testing/src/in-memory-usage-store.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { GroupCommitLedger } from './group-commit-ledger.ts';
import type { GroupCommitOptions } from './group-commit-options.ts';
import type { UsageRecord } from './usage-record.ts';

function setUp(options: Partial<GroupCommitOptions> = {}) {
  const store = new InMemoryUsageStore();
  const spool = new InMemorySettlementSpool();
  const clock = new FakeClock();
  const logger = new RecordingLogger();
  const commits: { durationUs: number; records: number; to: string }[] = [];
  const ledger = new GroupCommitLedger({
    store,
    spool,
    clock,
    logger,
    telemetry: {
      ledgerCommitted: (durationUs, records, to) => commits.push({ durationUs, records, to }),
    },
    options: { streamIntervalMs: 0, ...options },
  });
  /** Holds every insert until its answer is given, oldest first. */
  const holdInserts = () => {
    const held: ((behaviour: InsertBehaviour) => void)[] = [];
    store.behave = () => new Promise((resolve) => held.push(resolve));
    return async (behaviour: InsertBehaviour) => {
      held.shift()!(behaviour);
      await flushMicrotasks();
    };
  };
  return { store, spool, clock, logger, ledger, commits, holdInserts };
}

/** What a commit has come to so far. */
function watch(promise: Promise<void>): { state: string } {
  const seen = { state: 'pending' };
  promise.then(
    () => {
      seen.state = 'durable';
    },
    (error: { code: string; retryable: boolean }) => {
      seen.state = error.retryable ? error.code : `${error.code}, for good`;
    },
  );
  return seen;
}

function commitAll(ledger: GroupCommitLedger, records: readonly UsageRecord[]) {
  return records.map((record) => watch(ledger.commit(record)));
}

describe('GroupCommitLedger', () => {
  describe('while the store answers', () => {
    it('commits what one synchronous burst hands in together, at once', async () => {
      const { ledger, store, commits } = setUp();
      const seen = commitAll(ledger, usageRecords(30));
      expect(store.batches).toEqual([]);
      await flushMicrotasks();
      expect(store.batches).toEqual([30]);
      expect(seen.every(({ state }) => state === 'durable')).toBe(true);
      expect(commits).toEqual([{ durationUs: 0, records: 30, to: 'store' }]);
    });

    it('gathers what comes in while a transaction is in flight', async () => {
      const { ledger, store, holdInserts } = setUp();
      const answer = holdInserts();
      const first = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      const gathered = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      commitAll(ledger, usageRecords(4));
      await flushMicrotasks();
      expect(store.batches).toEqual([1]);
      await answer('commit');
      expect(first.state).toBe('durable');
      expect(gathered.state).toBe('pending');
      expect(store.batches).toEqual([1, 5]);
      await answer('commit');
      expect(gathered.state).toBe('durable');
    });

    it('does not resolve before the transaction has committed', async () => {
      const { ledger, holdInserts, clock } = setUp();
      const answer = holdInserts();
      const seen = watch(ledger.commit(aUsageRecord()));
      clock.advance(99);
      await flushMicrotasks();
      expect(seen.state).toBe('pending');
      await answer('commit');
      expect(seen.state).toBe('durable');
    });

    it('splits what is more than one transaction may hold', async () => {
      const { ledger, store } = setUp({ maxBatchRecords: 10 });
      commitAll(ledger, usageRecords(25));
      await flushMicrotasks();
      expect(store.batches).toEqual([10, 10, 5]);
      expect(store.mostInFlight).toBe(1);
    });

    it('lets the next group gather for a moment after a large one', async () => {
      const { ledger, store, clock } = setUp({ busyGroupRecords: 8, busyIntervalMs: 2 });
      commitAll(ledger, usageRecords(8));
      await flushMicrotasks();
      expect(store.batches).toEqual([8]);
      const seen = commitAll(ledger, usageRecords(3));
      await flushMicrotasks();
      clock.advance(1);
      commitAll(ledger, usageRecords(4));
      await flushMicrotasks();
      expect(store.batches).toEqual([8]);
      clock.advance(1);
      await flushMicrotasks();
      expect(store.batches).toEqual([8, 7]);
      expect(seen.every(({ state }) => state === 'durable')).toBe(true);
      commitAll(ledger, usageRecords(1));
      await flushMicrotasks();
      expect(store.batches).toEqual([8, 7, 1]);
    });

    it('lets streams that end soon after others wait for each other, but no stream alone', async () => {
      const { ledger, store, clock } = setUp({ streamIntervalMs: 20 });
      ledger.commit(aUsageRecord());
      await flushMicrotasks();
      expect(store.batches).toEqual([1]);
      const seen = commitAll(ledger, usageRecords(2));
      clock.advance(10);
      seen.push(...commitAll(ledger, usageRecords(1)));
      await flushMicrotasks();
      clock.advance(9);
      await flushMicrotasks();
      expect(store.batches).toEqual([1]);
      clock.advance(1);
      await flushMicrotasks();
      expect(store.batches).toEqual([1, 3]);
      expect(seen.every(({ state }) => state === 'durable')).toBe(true);
      clock.advance(20);
      ledger.commit(aUsageRecord());
      await flushMicrotasks();
      expect(store.batches).toEqual([1, 3, 1]);
    });

    it('keeps no whole answer waiting for streams, and takes those that wait along', async () => {
      const { ledger, store, clock } = setUp({ streamIntervalMs: 20 });
      ledger.commit(aUsageRecord());
      await flushMicrotasks();
      const [stream] = commitAll(ledger, usageRecords(1));
      await flushMicrotasks();
      clock.advance(5);
      const [answer] = commitAll(ledger, [aUsageRecord({ streamed: false })]);
      await flushMicrotasks();
      expect(store.batches).toEqual([1, 2]);
      expect([stream!.state, answer!.state]).toEqual(['durable', 'durable']);
      expect(clock.pendingTimers).toBe(0);
    });

    it('keeps streams waiting for a quarter of the time that they have at the most', async () => {
      const { ledger, store, clock, spool } = setUp({ streamIntervalMs: 20, commitWaitMs: 8 });
      ledger.commit(aUsageRecord());
      await flushMicrotasks();
      commitAll(ledger, usageRecords(1));
      clock.advance(2);
      await flushMicrotasks();
      expect(store.batches).toEqual([1, 1]);
      expect(spool.depth()).toBe(0);
    });

    it('keeps as many transactions in flight as it may', async () => {
      const { ledger, store } = setUp({ maxBatchRecords: 10, transactionsInFlight: 2 });
      store.behave = () => Promise.resolve('commit');
      commitAll(ledger, usageRecords(45));
      await flushMicrotasks();
      expect(store.mostInFlight).toBe(2);
      expect(store.records).toHaveLength(45);
    });

    it('refuses what the queue has no room for, and takes more once it has', async () => {
      const { ledger, holdInserts } = setUp({ maxPendingRecords: 3 });
      const answer = holdInserts();
      const [, , , tooMany] = commitAll(ledger, usageRecords(4));
      await flushMicrotasks();
      expect(tooMany!.state).toBe('ledger_unavailable');
      await answer('commit');
      const later = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      await answer('commit');
      expect(later.state).toBe('durable');
    });

    it('leaves no timer behind', async () => {
      const { ledger, clock } = setUp();
      commitAll(ledger, usageRecords(3));
      await flushMicrotasks();
      expect(clock.pendingTimers).toBe(0);
    });
  });

  describe('when the store is late', () => {
    it('spools what is not back within the commit wait', async () => {
      const { ledger, holdInserts, clock, spool, commits, logger } = setUp();
      holdInserts();
      const seen = commitAll(ledger, usageRecords(3));
      await flushMicrotasks();
      clock.advance(100);
      await flushMicrotasks();
      expect(seen.map(({ state }) => state)).toEqual(['durable', 'durable', 'durable']);
      expect(spool.groups).toEqual([3]);
      expect(commits).toEqual([{ durationUs: 100_000, records: 3, to: 'spool' }]);
      expect(logger.of('ledger.spooling')).toEqual([{ reason: 'store_slow', records: 3 }]);
    });

    it('counts waiting behind another transaction into the commit wait', async () => {
      const { ledger, holdInserts, clock, spool, store } = setUp();
      const answer = holdInserts();
      void ledger.commit(aUsageRecord());
      await flushMicrotasks();
      clock.advance(60);
      const queued = watch(ledger.commit(aUsageRecord()));
      clock.advance(30);
      await answer('commit');
      expect(store.batches).toHaveLength(2);
      clock.advance(70);
      await flushMicrotasks();
      expect(queued.state).toBe('durable');
      expect(spool.depth()).toBe(1);
    });

    it('sends what is queued behind an overdue transaction to the spool with it', async () => {
      const { ledger, holdInserts, clock, spool } = setUp();
      holdInserts();
      void ledger.commit(aUsageRecord());
      await flushMicrotasks();
      clock.advance(99);
      const queued = watch(ledger.commit(aUsageRecord()));
      clock.advance(1);
      await flushMicrotasks();
      expect(queued.state).toBe('durable');
      expect(spool.depth()).toBe(2);
    });

    it('returns to the store once the overdue transaction has committed', async () => {
      const { ledger, holdInserts, clock, store, spool, commits } = setUp();
      const answer = holdInserts();
      const records = usageRecords(2);
      void ledger.commit(records[0]!);
      await flushMicrotasks();
      clock.advance(120);
      await flushMicrotasks();
      await answer('commit');
      const next = watch(ledger.commit(records[1]!));
      await flushMicrotasks();
      await answer('commit');
      expect(next.state).toBe('durable');
      expect(spool.depth()).toBe(1);
      expect(store.records).toEqual(records);
      expect(commits.map(({ to }) => to)).toEqual(['spool', 'store']);
    });

    it('does not take the store for away when an overdue transaction fails after the replay succeeded', async () => {
      const { ledger, holdInserts, clock, store, spool } = setUp();
      const answer = holdInserts();
      void ledger.commit(aUsageRecord());
      await flushMicrotasks();
      store.behave = () => 'commit';
      await clock.advanceGently(400);
      expect(spool.depth()).toBe(0);
      await answer('away');
      void ledger.commit(aUsageRecord());
      await flushMicrotasks();
      expect(store.records).toHaveLength(2);
      expect(spool.groups).toEqual([1]);
    });

    it('takes no more into a group that is overdue before its turn', async () => {
      const { ledger, store, spool, clock } = setUp();
      store.behave = () => 'away';
      void ledger.commit(aUsageRecord());
      await flushMicrotasks();
      // While the store seems away and the disk hangs, an overdue group occupies the only transaction.
      store.behave = () => 'hang';
      spool.behave = () => 'hang';
      void ledger.commit(aUsageRecord());
      await clock.advanceGently(100);
      store.behave = () => 'commit';
      spool.behave = () => 'keep';
      await clock.advanceGently(150);
      expect(spool.depth()).toBe(0);
      const overdue = watch(ledger.commit(aUsageRecord()));
      await clock.advanceGently(100);
      expect([overdue.state, spool.depth()]).toEqual(['durable', 1]);
      const later = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      expect(later.state).toBe('pending');
      await clock.advanceGently(100);
      expect([later.state, spool.depth()]).toEqual(['durable', 2]);
    });

    it('does not wait behind a hanging transaction once the replay shows that the store answers', async () => {
      const { ledger, store, clock, spool } = setUp();
      store.behave = () => 'hang';
      void ledger.commit(aUsageRecord());
      await flushMicrotasks();
      store.behave = () => 'commit';
      await clock.advanceGently(400);
      expect(spool.depth()).toBe(0);
      const next = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      expect(next.state).toBe('durable');
      expect(store.records).toHaveLength(2);
      expect(store.inFlight).toBe(1);
    });

    it('aborts a transaction that hangs', async () => {
      const { ledger, store, clock } = setUp({ storeTimeoutMs: 2_000 });
      store.behave = () => 'hang';
      const seen = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      expect(store.inFlight).toBe(1);
      await clock.advanceGently(100);
      expect(seen.state).toBe('durable');
      store.behave = () => 'commit';
      await clock.advanceGently(2_000);
      expect(store.inFlight).toBe(0);
      expect(store.records).toHaveLength(1);
      expect(clock.pendingTimers).toBe(0);
    });
  });

  describe('while the store is away', () => {
    it('spools a group the store rejects', async () => {
      const { ledger, store, spool } = setUp();
      store.behave = () => 'away';
      const seen = commitAll(ledger, usageRecords(3));
      await flushMicrotasks();
      expect(seen.map(({ state }) => state)).toEqual(['durable', 'durable', 'durable']);
      expect(spool.depth()).toBe(3);
    });

    it('goes straight to the spool, so that nobody waits for nothing', async () => {
      const { ledger, store, spool, commits } = setUp();
      store.behave = () => 'away';
      void ledger.commit(aUsageRecord());
      await flushMicrotasks();
      store.behave = () => 'hang';
      const seen = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      expect(seen.state).toBe('durable');
      expect(store.batches).toEqual([1]);
      expect(spool.depth()).toBe(2);
      expect(commits.at(-1)).toEqual({ durationUs: 0, records: 1, to: 'spool' });
    });

    it('probes with the spool, waiting longer each time up to five seconds', async () => {
      const { ledger, store, clock } = setUp();
      store.behave = () => 'away';
      void ledger.commit(aUsageRecord());
      await flushMicrotasks();
      const probedAtMs: number[] = [];
      const startUs = clock.monotonicUs();
      store.behave = () => {
        probedAtMs.push((clock.monotonicUs() - startUs) / 1000);
        return 'away';
      };
      await clock.advanceGently(25_000);
      const gaps = probedAtMs.map((at, index) => at - (probedAtMs[index - 1] ?? 0));
      expect(gaps).toEqual([250, 250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
    });

    it('empties the spool and returns to the store when it is back', async () => {
      const { ledger, store, spool, clock, logger } = setUp();
      store.behave = () => 'away';
      const records = usageRecords(8, { settledBy: 'ledger' });
      commitAll(ledger, records.slice(0, 7));
      await flushMicrotasks();
      store.behave = () => 'commit';
      await clock.advanceGently(250);
      expect(spool.depth()).toBe(0);
      void ledger.commit(records[7]!);
      await flushMicrotasks();
      const spooled = records.slice(0, 7).map((record) => ({ ...record, settledBy: 'spool' }));
      expect(store.records).toEqual([...spooled, records[7]]);
      expect(spool.groups).toEqual([7]);
      expect(logger.of('spool.replayed')).toEqual([{ records: 7, batches: 1 }]);
      expect(spool.depth()).toBe(0);
    });

    it('replays what an earlier process left as soon as it starts', async () => {
      const { ledger, store, spool } = setUp({ maxBatchRecords: 4 });
      const left = usageRecords(10);
      await spool.append(left);
      ledger.start();
      await flushMicrotasks();
      expect(store.batches).toEqual([4, 4, 2]);
      expect(store.records).toEqual(left);
    });

    it('aborts a replay that hangs', async () => {
      const { ledger, store, spool, clock } = setUp({ storeTimeoutMs: 2_000 });
      store.behave = () => 'hang';
      await spool.append(usageRecords(1));
      ledger.start();
      await flushMicrotasks();
      expect(store.inFlight).toBe(1);
      clock.advance(2_000);
      await flushMicrotasks();
      expect([store.inFlight, spool.depth()]).toEqual([0, 1]);
    });

    it('counts records once whose transaction committed but was reported lost', async () => {
      const { ledger, store, spool, clock } = setUp();
      store.behave = () => 'lost_answer';
      const seen = commitAll(ledger, usageRecords(3));
      await flushMicrotasks();
      expect(seen[0]!.state).toBe('durable');
      expect(spool.depth()).toBe(3);
      store.behave = () => 'commit';
      await clock.advanceGently(250);
      expect(store.totals.requests).toBe(3);
      expect(spool.depth()).toBe(0);
    });

    it('logs an outage at most once a second', async () => {
      const { ledger, store, clock, logger, spool } = setUp();
      store.behave = () => 'away';
      spool.behave = () => 'fail';
      for (let group = 0; group < 50; group++) {
        commitAll(ledger, [aUsageRecord()]);
        await clock.advanceGently(50);
      }
      expect(logger.of('ledger.failed')).toHaveLength(3);
    });
  });

  describe('asked whether it takes more', () => {
    it('says yes while the store answers, whatever the spool does', async () => {
      const { ledger, spool } = setUp();
      spool.capacity = 0;
      expect(ledger.takes(1_000)).toBe(true);
      commitAll(ledger, usageRecords(3));
      await flushMicrotasks();
      expect(ledger.takes(1_000)).toBe(true);
    });

    it('counts what is owed against the room of the spool while the store is away', async () => {
      const { ledger, store, spool } = setUp();
      store.behave = () => 'away';
      spool.capacity = 5;
      commitAll(ledger, usageRecords(2));
      await flushMicrotasks();
      expect([ledger.takes(3), ledger.takes(4)]).toEqual([true, false]);
    });

    it('says no once neither took a record, and yes again once either does', async () => {
      const { ledger, store, spool, clock } = setUp();
      const breakBoth = async () => {
        store.behave = () => 'away';
        spool.behave = () => 'fail';
        commitAll(ledger, [aUsageRecord()]);
        await flushMicrotasks();
        await clock.advanceGently(30_000, 250);
        expect(ledger.takes(1)).toBe(false);
      };
      await breakBoth();
      spool.behave = () => 'keep';
      await clock.advanceGently(5_000, 250);
      expect([ledger.takes(1), spool.depth()]).toEqual([true, 1]);
      store.behave = () => 'commit';
      await clock.advanceGently(5_000, 250);
      await breakBoth();
      store.behave = () => 'commit';
      await clock.advanceGently(5_000, 250);
      expect([ledger.takes(1), store.records.length]).toEqual([true, 2]);
      expect(clock.pendingTimers).toBe(0);
    });

    it('says no to the end while both hang, without collecting copies for the disk', async () => {
      const { ledger, store, spool, clock } = setUp({ storeTimeoutMs: 3_000 });
      store.behave = () => 'hang';
      spool.behave = () => 'hang';
      commitAll(ledger, [aUsageRecord()]);
      await flushMicrotasks();
      await clock.advanceGently(60_000, 250);
      expect(ledger.takes(1)).toBe(false);
      expect(spool.groups).toEqual([1, 1]);
      store.behave = () => 'commit';
      await clock.advanceGently(10_000, 250);
      expect([ledger.takes(1), store.records.length]).toEqual([true, 1]);
    });

    it('is not stopped by a record that the store rejects and the spool cannot keep', async () => {
      const { ledger, store, spool, clock } = setUp();
      store.rejects = ({ provider }) => provider === 'poison';
      spool.behave = () => 'fail';
      commitAll(ledger, [aUsageRecord({ provider: 'poison' })]);
      await clock.advanceGently(30_000, 250);
      expect(ledger.takes(1)).toBe(true);
    });

    it('says no after the end', async () => {
      const { ledger } = setUp();
      await ledger.drain(0);
      expect(ledger.takes(1)).toBe(false);
    });
  });

  describe('when neither takes them', () => {
    it('records them later, saying that their clients were told of a failure', async () => {
      const { ledger, store, spool, clock } = setUp();
      store.behave = () => 'away';
      spool.behave = () => 'fail';
      commitAll(ledger, [aUsageRecord({ streamed: false, status: 200 }), aUsageRecord({ status: 200 })]);
      await flushMicrotasks();
      store.behave = () => 'commit';
      await clock.advanceGently(500, 50);
      expect(store.records.map(({ status, errorCode }) => [status, errorCode])).toEqual([
        [null, 'ledger_unavailable'],
        [200, 'ledger_unavailable'],
      ]);
      expect(clock.pendingTimers).toBe(0);
    });

    it('tries once more when the process stops, and says what is lost', async () => {
      const { ledger, store, spool, logger } = setUp();
      store.behave = () => 'away';
      spool.behave = () => 'fail';
      commitAll(ledger, usageRecords(3));
      await flushMicrotasks();
      spool.behave = () => 'keep';
      expect(await ledger.drain(1_000)).toEqual({ unsettled: 0, spooled: 3 });

      const next = setUp();
      next.store.behave = () => 'away';
      next.spool.behave = () => 'fail';
      commitAll(next.ledger, usageRecords(2));
      await flushMicrotasks();
      await next.ledger.drain(1_000);
      expect(next.logger.of('ledger.failed').at(-1)).toEqual({ reason: 'stopped', records: 2 });
      expect(logger.of('ledger.failed')).not.toContainEqual({ reason: 'stopped', records: 3 });
    });

    it('fails with a retryable error', async () => {
      const { ledger, store, spool, commits } = setUp();
      store.behave = () => 'away';
      spool.behave = () => 'fail';
      const seen = commitAll(ledger, usageRecords(2));
      await flushMicrotasks();
      expect(seen.map(({ state }) => state)).toEqual(['ledger_unavailable', 'ledger_unavailable']);
      expect(commits).toEqual([{ durationUs: 0, records: 2, to: 'failed' }]);
    });

    it('waits for a transaction still in flight when the spool is full', async () => {
      const { ledger, holdInserts, spool, clock } = setUp();
      const answer = holdInserts();
      spool.behave = () => 'fail';
      const seen = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      clock.advance(400);
      await flushMicrotasks();
      expect(seen.state).toBe('pending');
      await answer('commit');
      expect(seen.state).toBe('durable');
    });

    it('tries the store again although it seemed away when the spool is full', async () => {
      const { ledger, store, spool } = setUp();
      store.behave = () => 'away';
      spool.behave = () => 'fail';
      const lost = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      store.behave = () => 'commit';
      const kept = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      expect([lost.state, kept.state]).toEqual(['ledger_unavailable', 'durable']);
    });

    it('fails in the end when both hang', async () => {
      const { ledger, store, spool, clock } = setUp({ storeTimeoutMs: 3_000 });
      store.behave = () => 'hang';
      spool.behave = () => 'hang';
      const seen = commitAll(ledger, usageRecords(2));
      await clock.advanceGently(2_990);
      expect(seen[0]!.state).toBe('pending');
      await clock.advanceGently(20);
      expect(seen.map(({ state }) => state)).toEqual(['ledger_unavailable', 'ledger_unavailable']);
      expect(store.inFlight).toBe(0);
    });

    it('turns to the store when the disk hangs while the store seems away', async () => {
      const { ledger, store, spool, clock } = setUp();
      store.behave = () => 'away';
      void ledger.commit(aUsageRecord());
      await flushMicrotasks();
      store.behave = () => 'commit';
      spool.behave = () => 'hang';
      const seen = watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      clock.advance(100);
      await flushMicrotasks();
      expect(seen.state).toBe('durable');
    });
  });

  describe('when the store rejects a record', () => {
    const isPoison = (record: UsageRecord) => record.provider === 'poison';

    it('keeps it out of the way of the others and sets it aside', async () => {
      const { ledger, store, spool, clock, logger } = setUp();
      store.rejects = isPoison;
      const sound = usageRecords(9);
      const poison = aUsageRecord({ provider: 'poison', clientRequestId: 'req_of_client' });
      const seen = commitAll(ledger, [...sound.slice(0, 6), poison, ...sound.slice(6)]);
      await flushMicrotasks();
      expect(seen.every(({ state }) => state === 'durable')).toBe(true);
      await clock.advanceGently(250);
      expect(store.records).toEqual(sound);
      expect(spool.quarantined).toEqual([poison]);
      expect(spool.depth()).toBe(0);
      expect(logger.of('spool.quarantined')).toEqual([
        { requestId: 'req_of_client', errorCode: 'TypeError', records: 1 },
      ]);
    });

    it('does not take the store for away', async () => {
      const { ledger, store } = setUp();
      store.rejects = isPoison;
      void ledger.commit(aUsageRecord({ provider: 'poison' }));
      await flushMicrotasks();
      void ledger.commit(aUsageRecord());
      await flushMicrotasks();
      expect(store.records).toHaveLength(1);
    });

    it('waits, rather than setting everything aside, while the store rejects every record', async () => {
      const { ledger, store, spool, clock } = setUp();
      commitAll(ledger, usageRecords(2));
      await flushMicrotasks();
      store.rejects = () => true;
      const records = usageRecords(6);
      commitAll(ledger, records);
      await clock.advanceGently(60_000, 50);
      expect(spool.quarantined).toEqual([]);
      expect(spool.depth()).toBe(6);
      store.rejects = () => false;
      await clock.advanceGently(5_000, 50);
      expect(store.records).toHaveLength(8);
    });

    it('sets a wholly rejected batch aside once the store takes live records', async () => {
      const { ledger, store, spool, clock } = setUp();
      store.rejects = isPoison;
      commitAll(ledger, usageRecords(3, { provider: 'poison' }));
      await clock.advanceGently(300);
      expect(spool.quarantined).toEqual([]);
      void ledger.commit(aUsageRecord());
      await clock.advanceGently(1_000);
      expect(spool.quarantined).toHaveLength(3);
      expect(spool.depth()).toBe(0);
    });
  });

  describe('at shutdown', () => {
    it('waits for the commits under way, then empties the spool', async () => {
      const { ledger, spool, store, holdInserts } = setUp();
      await spool.append(usageRecords(2));
      const answer = holdInserts();
      const seen = watch(ledger.commit(aUsageRecord()));
      const drained = ledger.drain(1_000);
      await flushMicrotasks();
      await answer('commit');
      expect(seen.state).toBe('durable');
      await answer('commit');
      expect(await drained).toEqual({ unsettled: 0, spooled: 0 });
      expect(store.records).toHaveLength(3);
    });

    it('leaves the spool for the next start when the store does not answer', async () => {
      const { ledger, store, clock } = setUp();
      store.behave = () => 'away';
      commitAll(ledger, usageRecords(2));
      await flushMicrotasks();
      expect(await ledger.drain(1_000)).toEqual({ unsettled: 0, spooled: 2 });
      expect(clock.pendingTimers).toBe(0);
    });

    it('takes no longer than it may', async () => {
      const { ledger, store, spool, clock } = setUp();
      store.behave = () => 'hang';
      spool.behave = () => 'hang';
      void watch(ledger.commit(aUsageRecord()));
      await flushMicrotasks();
      let outcome: unknown;
      void ledger.drain(1_000).then((drained) => {
        outcome = drained;
      });
      await clock.advanceGently(990);
      expect(outcome).toBeUndefined();
      await clock.advanceGently(20);
      expect(outcome).toEqual({ unsettled: 1, spooled: 0 });
    });

    it('refuses commits afterwards', async () => {
      const { ledger } = setUp();
      await ledger.drain(1_000);
      await expect(ledger.commit(aUsageRecord())).rejects.toMatchObject({ code: 'ledger_unavailable' });
    });
  });
});
