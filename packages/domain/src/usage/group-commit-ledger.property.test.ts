import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aUsageRecord } from '../../../testing/src/a-usage-record.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import {
  type AppendBehaviour,
  InMemorySettlementSpool,
} from '../../../testing/src/in-memory-settlement-spool.ts';
import { InMemoryUsageStore, type InsertBehaviour } from '../../../testing/src/in-memory-usage-store.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import { GroupCommitLedger } from './group-commit-ledger.ts';

type Step =
  | { readonly do: 'commit'; readonly records: number; readonly poison: boolean }
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'store'; readonly behaviour: InsertBehaviour | 'hold' }
  | { readonly do: 'spool'; readonly behaviour: AppendBehaviour | 'hold' }
  | { readonly do: 'answer_insert'; readonly index: number; readonly behaviour: InsertBehaviour }
  | { readonly do: 'answer_append'; readonly behaviour: AppendBehaviour };

const behaviour = fc.constantFrom<InsertBehaviour>('commit', 'away', 'lost_answer', 'hang');
const append = fc.constantFrom<AppendBehaviour>('keep', 'fail', 'hang');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('commit' as const),
      records: fc.integer({ min: 1, max: 7 }),
      poison: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      ms: fc.constantFrom(1, 30, 99, 100, 250, 1_000, 6_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('store' as const),
      behaviour: fc.oneof(behaviour, fc.constant('hold' as const)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('spool' as const),
      behaviour: fc.oneof(append, fc.constant('hold' as const)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('answer_insert' as const), index: fc.nat({ max: 3 }), behaviour }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('answer_append' as const), behaviour: append }) },
);

it('settles every commit exactly once and loses none it acknowledged, whatever store, disk and time do', async () => {
  let acknowledged = 0;
  let failed = 0;
  let replayed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40, size: 'max' }),
      fc.integer({ min: 1, max: 2 }),
      async (steps, transactionsInFlight) => {
        const store = new InMemoryUsageStore();
        store.rejects = (record) => record.provider === 'poison';
        const spool = new InMemorySettlementSpool();
        const clock = new FakeClock();
        const ledger = new GroupCommitLedger({
          store,
          spool,
          clock,
          logger: new RecordingLogger(),
          telemetry: { ledgerCommitted: () => {} },
          options: { maxBatchRecords: 5, maxPendingRecords: 30, storeTimeoutMs: 3_000, transactionsInFlight },
        });
        const inserts: ((answer: InsertBehaviour) => void)[] = [];
        const appends: ((answer: AppendBehaviour) => void)[] = [];
        const committed: string[] = [];
        const settlements = new Map<string, string[]>();
        const durable = (id: string) =>
          store.has(id) || [...spool.records, ...spool.quarantined].some((record) => record.requestId === id);
        const checkNothingIsLost = () => {
          for (const [id, outcomes] of settlements) {
            expect(outcomes).toHaveLength(1);
            if (outcomes[0] === 'durable') expect(durable(id)).toBe(true);
          }
        };
        const commit = (poison: boolean) => {
          const record = aUsageRecord(poison ? { provider: 'poison' } : {});
          committed.push(record.requestId);
          const settle = (outcome: string) => {
            settlements.set(record.requestId, [...(settlements.get(record.requestId) ?? []), outcome]);
          };
          ledger.commit(record).then(
            () => settle('durable'),
            (error: { code: string }) => settle(error.code),
          );
        };
        const take = (one: Step): void => {
          if (one.do === 'commit') {
            for (let count = 0; count < one.records; count++) commit(one.poison && count === 2);
          } else if (one.do === 'advance') clock.advance(one.ms);
          else if (one.do === 'store') {
            const next = one.behaviour;
            store.behave = () => (next === 'hold' ? new Promise((resolve) => inserts.push(resolve)) : next);
          } else if (one.do === 'spool') {
            const next = one.behaviour;
            spool.behave = () => (next === 'hold' ? new Promise((resolve) => appends.push(resolve)) : next);
          } else if (one.do === 'answer_insert') inserts.splice(one.index, 1)[0]?.(one.behaviour);
          else appends.shift()?.(one.behaviour);
        };

        ledger.start();
        for (const one of steps) {
          take(one);
          await flushMicrotasks(12);
          checkNothingIsLost();
        }

        store.behave = () => 'commit';
        spool.behave = () => 'keep';
        spool.wake();
        for (const answer of inserts.splice(0)) answer('hang');
        for (const answer of appends.splice(0)) answer('keep');
        await clock.advanceGently(4_000, 50);
        // A batch of only rejected records waits until the store accepts a live one after rejecting it.
        for (let second = 0; second < 12; second++) {
          commit(false);
          await clock.advanceGently(1_000, 50);
        }
        checkNothingIsLost();
        replayed += spool.groups.length;
        expect([...settlements.keys()].sort()).toEqual(committed.sort());
        expect(spool.depth()).toBe(0);
        const aside = new Set(spool.quarantined.map((record) => record.requestId as string));
        for (const [id, [outcome]] of settlements) {
          if (outcome !== 'durable') failed += 1;
          else {
            acknowledged += 1;
            expect(store.has(id) !== aside.has(id)).toBe(true);
          }
        }
        expect(store.totals.requests).toBe(store.records.length);
        expect([...aside].some((id) => store.has(id))).toBe(false);
        expect(clock.pendingTimers).toBe(0);
      },
    ),
    { numRuns: 300 },
  );
  // Counted so that a generator that never reaches the interesting cases is noticed.
  expect(acknowledged).toBeGreaterThan(1_000);
  expect(failed).toBeGreaterThan(100);
  expect(replayed).toBeGreaterThan(300);
}, 120_000);
