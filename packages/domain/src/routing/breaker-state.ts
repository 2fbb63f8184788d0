/**
 * - `closed`: attempts go through.
 * - `open`: none does, until a time.
 * - `half_open`: one attempt is under way to see whether the upstream works again.
 * - `held_open`: a person opened it; none goes through until a person closes it.
 */
export type BreakerState = 'closed' | 'open' | 'half_open' | 'held_open';

/**
 * What happens to a breaker. `asked, due`: the time until which it is open, or until which a probe may take, is over.
 * `fails, too often`: with this failure there are enough of them. The events of a probe are those of the attempt that was let
 * through to try the upstream; an attempt that began while the breaker was closed is none. `lists models`: the gateway asked
 * the upstream for its models since an outage opened the breaker, and got them.
 */
export type BreakerEvent =
  | 'asked'
  | 'asked, due'
  | 'fails'
  | 'fails, too often'
  | 'succeeds'
  | 'probe succeeds'
  | 'probe fails'
  | 'probe given back'
  | 'lists models'
  | 'opened by hand'
  | 'closed by hand';

/**
 * - `allow`, `refuse`: the attempt that asks.
 * - `probe`: the attempt that asks goes through, and must say how it ended. Until then no other one does.
 * - `count`: the failure, for the time of the window.
 * - `weigh`: the success, against the failures.
 * - `open`: for as long as the settings or the upstream say. What was counted is forgotten.
 * - `wait for another`: the next attempt is the probe.
 * - `hold`: until somebody closes it. What was counted is forgotten.
 * - `close`: what was counted is forgotten.
 * - `nothing`: no effect, or not possible.
 */
export type BreakerAction =
  | 'allow'
  | 'refuse'
  | 'probe'
  | 'count'
  | 'weigh'
  | 'open'
  | 'wait for another'
  | 'hold'
  | 'close'
  | 'nothing';

export interface BreakerStep {
  readonly action: BreakerAction;
  readonly next: BreakerState;
}

function row(
  own: BreakerState,
  steps: Partial<Record<BreakerEvent, BreakerStep>>,
): Record<BreakerEvent, BreakerStep> {
  const nothing: BreakerStep = { action: 'nothing', next: own };
  return {
    asked: { action: 'refuse', next: own },
    'asked, due': { action: 'refuse', next: own },
    fails: nothing,
    'fails, too often': nothing,
    succeeds: nothing,
    'probe succeeds': nothing,
    'probe fails': nothing,
    'probe given back': nothing,
    'lists models': nothing,
    'opened by hand': { action: 'hold', next: 'held_open' },
    'closed by hand': { action: 'close', next: 'closed' },
    ...steps,
  };
}

/** What a breaker does on each event in each state. SPEC.md shows it; `Breaker` does nothing that is not in it. */
export const BREAKER_STEPS: Readonly<Record<BreakerState, Readonly<Record<BreakerEvent, BreakerStep>>>> = {
  closed: row('closed', {
    asked: { action: 'allow', next: 'closed' },
    'asked, due': { action: 'allow', next: 'closed' },
    fails: { action: 'count', next: 'closed' },
    'fails, too often': { action: 'open', next: 'open' },
    succeeds: { action: 'weigh', next: 'closed' },
  }),
  open: row('open', {
    'asked, due': { action: 'probe', next: 'half_open' },
    'lists models': { action: 'wait for another', next: 'open' },
  }),
  half_open: row('half_open', {
    'asked, due': { action: 'probe', next: 'half_open' },
    'probe succeeds': { action: 'close', next: 'closed' },
    'probe fails': { action: 'open', next: 'open' },
    'probe given back': { action: 'wait for another', next: 'open' },
  }),
  held_open: row('held_open', {
    'opened by hand': { action: 'nothing', next: 'held_open' },
  }),
};
