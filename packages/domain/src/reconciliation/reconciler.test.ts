import { describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { agreementOf } from './agreement.ts';
import type { LedgerComparison, ReconciliationOutcome } from './ports.ts';
import { Reconciler } from './reconciler.ts';
import type { LedgerDifference, ReconciliationRun } from './reconciliation.ts';

const RESULT = { since: new Date(0), records: 10, counters: 2 };
const difference = (organization_id: string): LedgerDifference => ({
  ...{ of: 'rollup', key: { organization_id }, columns: { requests: ['1', '2'] } },
});

describe('a comparison', () => {
  const clock = new FakeClock();
  const run = async (compare: LedgerComparison['compare'], goesOn = true) => {
    const outcomes: ReconciliationOutcome[] = [];
    const reconciler = new Reconciler({
      comparison: { compare },
      reconciliations: {
        progress: async () => goesOn,
        finish: async (_, outcome) => void outcomes.push(outcome),
      },
      clock,
    });
    await reconciler.run(aFreshId());
    await reconciler.close();
    return outcomes;
  };

  it('agrees, or says what differs: 100 examples of any number', async () => {
    expect(await run(async () => RESULT)).toMatchObject([{ status: 'agrees', records: 10 }]);
    const [outcome] = await run(async (report, progress) => {
      for (let n = 0; n < 150; n += 1) await report(difference('o'));
      await progress(1, 2);
      return RESULT;
    });
    expect(outcome).toMatchObject({ status: 'differs', differences: 150, daysDone: 1, days: 2 });
    expect(outcome!.examples).toHaveLength(100);
  });

  it('ends when somebody cancels it: within a second, also in the midst of a day', async () => {
    const [outcome] = await run(async (_, progress, signal) => {
      expect(await progress(1, 3)).toBe(true);
      clock.advance(1_000);
      await flushMicrotasks();
      expect([signal.aborted, await progress(2, 3)]).toEqual([true, false]);
      throw new DomainError('database_unavailable', 'broken off');
    }, false);
    expect(outcome).toMatchObject({ status: 'cancelled', daysDone: 2, errorCode: null });
    expect(clock.pendingTimers).toBe(0);
  });

  it('has failed when it cannot be carried through', async () => {
    const away = new DomainError('database_unavailable', 'away');
    expect(await run(() => Promise.reject(away))).toMatchObject([
      { status: 'failed', errorCode: 'database_unavailable', records: null },
    ]);
  });

  it('has failed when its gateway stops, once', async () => {
    const outcomes: ReconciliationOutcome[] = [];
    const held = Promise.withResolvers<typeof RESULT>();
    const reconciler = new Reconciler({
      comparison: { compare: () => held.promise },
      reconciliations: {
        progress: async () => true,
        finish: async (_, outcome) => void outcomes.push(outcome),
      },
      clock,
    });
    const running = reconciler.run(aFreshId());
    await reconciler.close();
    held.resolve(RESULT);
    await running;
    expect(outcomes).toMatchObject([{ status: 'failed', errorCode: 'shutting_down' }]);
  });
});

describe('agreement', () => {
  const of = (at: number, status: ReconciliationRun['status'], examples: LedgerDifference[] = [], more = 0) =>
    ({
      ...{ id: aFreshId(), status, startedAt: new Date(at), finishedAt: null, days: null, daysDone: 0 },
      ...{ ledgerSince: new Date(0), records: 1, counters: 1, errorCode: null },
      ...{ differences: examples.length + more, examples },
    }) satisfies ReconciliationRun;
  const ours = aFreshId<'organization'>();

  it('lasts since the first of the comparisons in a row that found nothing', () => {
    const runs = [
      of(5, 'running'),
      of(4, 'agrees'),
      of(3, 'failed'),
      of(2, 'agrees'),
      of(1, 'differs', [difference('x')]),
    ];
    expect(agreementOf(runs, null)).toMatchObject({
      agrees: true,
      checkedAt: new Date(4),
      agreedSince: new Date(2),
    });
  });

  it('is not there where the last comparison found something, and unknown without one', () => {
    const runs = [of(2, 'differs', [difference('x')]), of(1, 'agrees')];
    expect(agreementOf(runs, null)).toMatchObject({ agrees: false, agreedSince: null });
    expect(agreementOf([of(1, 'cancelled')], null)).toMatchObject({ agrees: null, checkedAt: null });
  });

  it('of an organization is about its own differences, and unknown where not all are kept', () => {
    expect(agreementOf([of(1, 'differs', [difference('x')])], ours)).toMatchObject({ agrees: true });
    expect(agreementOf([of(1, 'differs', [difference(ours)])], ours)).toMatchObject({ agrees: false });
    const many = Array.from({ length: 100 }, () => difference('x'));
    expect(agreementOf([of(1, 'differs', many, 1)], ours)).toMatchObject({ agrees: null, agreedSince: null });
  });
});
