import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Breaker } from './breaker.ts';
import { BREAKER_STEPS, type BreakerEvent } from './breaker-state.ts';

const SETTINGS = { failures: 3, windowMs: 1_000, openMs: 2_000 };
const PROBE_LIMIT_MS = 5_000;

const WHAT = [
  'ask',
  'end well',
  'fail',
  'give back',
  'open by hand',
  'close by hand',
  'wait',
  'list',
] as const;

/** Three attempts fail, then the upstream lists its models before the probe, during it, and after its failure. */
const OUTAGE = (
  'ask,ask,ask,fail,fail,fail,list,ask,list,fail,list,ask'.split(',') as (typeof WHAT)[number][]
).map((what): [typeof what, number, number] => [what, 1, 0]);

/** Events that can move a breaker from one state to the other. */
function eventsBetween(from: keyof typeof BREAKER_STEPS, to: keyof typeof BREAKER_STEPS): BreakerEvent[] {
  const steps = BREAKER_STEPS[from];
  return (Object.keys(steps) as BreakerEvent[]).filter((event) => steps[event].next === to);
}

it('never has two probes, and follows the table, whatever comes when', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...WHAT), fc.nat({ max: 3 }), fc.nat({ max: 1_500 })), {
        maxLength: 80,
      }),
      (script) => {
        const breaker = new Breaker();
        const running: { permit: 'yes' | 'probe'; startedMs: number }[] = [];
        let nowMs = 0;
        let probeSinceMs: number | null = null;
        for (const [what, which, waitMs] of script) {
          const before = breaker.state;
          if (what === 'wait') nowMs += waitMs;
          else if (what === 'list') {
            const mayHelp = breaker.isOutage && before === 'open';
            const answer = breaker.wouldAllow(nowMs);
            breaker.listsModels(nowMs, nowMs);
            expect([breaker.state, breaker.wouldAllow(nowMs)]).toEqual([before, mayHelp ? 'probe' : answer]);
          } else if (what === 'ask') {
            const expected = breaker.wouldAllow(nowMs);
            const answer = breaker.allows(nowMs, PROBE_LIMIT_MS);
            expect(answer).toBe(expected);
            if (answer === 'probe') {
              expect(probeSinceMs === null || nowMs - probeSinceMs >= PROBE_LIMIT_MS).toBe(true);
              probeSinceMs = nowMs;
            }
            if (answer !== 'no') running.push({ permit: answer, startedMs: nowMs });
          } else if (what === 'open by hand' || what === 'close by hand') {
            if (what === 'open by hand') breaker.openByHand();
            else breaker.closeByHand();
            // A probe that is under way is an attempt like any other from now on.
            for (const attempt of running) attempt.permit = 'yes';
            probeSinceMs = null;
          } else if (running.length > 0) {
            const [{ permit, startedMs }] = running.splice(which % running.length, 1) as [
              (typeof running)[0],
            ];
            if (what === 'end well') breaker.succeeded(permit, startedMs, nowMs, SETTINGS.windowMs);
            else if (what === 'fail') breaker.failed(permit, { isOutage: which !== 0 }, nowMs, SETTINGS);
            else breaker.givenBack(permit, nowMs);
            if (permit === 'probe') probeSinceMs = null;
          }
          if (breaker.state !== before) expect(eventsBetween(before, breaker.state)).not.toEqual([]);
          expect(breaker.retryAfterMs(nowMs) === 0 || breaker.wouldAllow(nowMs) === 'no').toBe(true);
        }
      },
    ),
    { numRuns: 300, examples: [[OUTAGE]] },
  );
});
