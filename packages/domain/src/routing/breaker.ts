import { BREAKER_STEPS, type BreakerAction, type BreakerEvent, type BreakerState } from './breaker-state.ts';

/** When a breaker opens, and for how long. */
export interface BreakerSettings {
  /** As many failures open it. */
  readonly failures: number;
  /** Within this time, milliseconds. */
  readonly windowMs: number;
  /** How long it stays open before an attempt may try the upstream, milliseconds. */
  readonly openMs: number;
}

/** What a breaker reads of an attempt that failed. */
export interface BreakerFailure {
  /** What the upstream says, if it does: a breaker that opens is open for this long instead. */
  readonly retryAfterMs?: number | undefined;
  /** Whether the upstream was out of reach or did not work, rather than this account there. */
  readonly isOutage: boolean;
}

/** Whether an attempt may be made. A `probe` must be answered by how it ended, or given back. */
export type BreakerAnswer = 'yes' | 'probe' | 'no';

/** What the attempt was when it was let through. */
export type BreakerPermit = Exclude<BreakerAnswer, 'no'>;

/** Enough of them to tell an outage from a share of errors that there always is. */
const MOST_COUNTED = 20;
/** An upstream that says "in 0 seconds" has failed all the same. */
const SHORTEST_OPEN_MS = 1_000;
/** While a probe is under way. */
const PROBE_RETRY_AFTER_MS = 1_000;

interface CountedFailure {
  readonly atMs: number;
  /** How many successes were weighed before it. */
  readonly successes: number;
  readonly isOutage: boolean;
}

/**
 * Stands before one upstream account and stops attempts while it fails. What it does when is the table of
 * breaker-state.ts, which SPEC.md shows. Pure: times are milliseconds of a monotonic clock, given by the caller.
 */
export class Breaker {
  #state: BreakerState = 'closed';
  /** Those of the window, oldest first. */
  #failures: CountedFailure[] = [];
  /** Attempts that began after the oldest of them and succeeded, and some earlier ones. */
  #successes = 0;
  /** Open: when an attempt may try. Half open: when the attempt that tries is given up. */
  #dueMs = 0;
  #openedMs = 0;
  /** Whether nothing but outages opened it, and the upstream did not say for how long. */
  #isOutage = false;

  get state(): BreakerState {
    return this.#state;
  }

  /** Failures that count at the moment. */
  failures(nowMs: number, windowMs: number): number {
    return this.#failures.filter(({ atMs }) => atMs > nowMs - windowMs).length;
  }

  /** Whether an outage opened it, and no request has found the upstream well since. */
  get isOutage(): boolean {
    return this.#isOutage && (this.#state === 'open' || this.#state === 'half_open');
  }

  /** Whether it is as good as new. */
  get isBlank(): boolean {
    return this.#state === 'closed' && this.#failures.length === 0;
  }

  /** @param probeLimitMs after this time an attempt that tries the upstream is taken for lost */
  allows(nowMs: number, probeLimitMs: number): BreakerAnswer {
    switch (this.#step(this.#isDue(nowMs) ? 'asked, due' : 'asked')) {
      case 'allow':
        return 'yes';
      case 'probe':
        this.#dueMs = nowMs + probeLimitMs;
        return 'probe';
      default:
        return 'no';
    }
  }

  /** The answer of `allows`, without taking the probe. */
  wouldAllow(nowMs: number): BreakerAnswer {
    const { action } = BREAKER_STEPS[this.#state][this.#isDue(nowMs) ? 'asked, due' : 'asked'];
    if (action === 'allow') return 'yes';
    return action === 'probe' ? 'probe' : 'no';
  }

  /** @param startedMs when the attempt began: one that began before a failure says nothing of the time after it */
  succeeded(permit: BreakerPermit, startedMs: number, nowMs: number, windowMs: number): void {
    const action = this.#step(permit === 'probe' ? 'probe succeeds' : 'succeeds');
    if (action === 'close') this.#forget();
    if (action !== 'weigh') return;
    this.#forgetBefore(nowMs - windowMs);
    const oldest = this.#failures[0];
    if (oldest !== undefined && startedMs >= oldest.atMs) this.#successes += 1;
  }

  failed(permit: BreakerPermit, failure: BreakerFailure, nowMs: number, settings: BreakerSettings): void {
    const { retryAfterMs, isOutage } = failure;
    if (permit === 'yes' && this.#state === 'closed') this.#addFailure(isOutage, nowMs, settings);
    const event = this.#isTooOften(settings) ? 'fails, too often' : 'fails';
    if (this.#step(permit === 'probe' ? 'probe fails' : event) !== 'open') return;
    this.#openedMs = nowMs;
    this.#isOutage = isOutage && retryAfterMs === undefined && this.#failures.every((each) => each.isOutage);
    this.#forget();
    this.#dueMs =
      nowMs + (retryAfterMs === undefined ? settings.openMs : Math.max(SHORTEST_OPEN_MS, retryAfterMs));
  }

  /** The attempt ended without saying anything of the upstream: its client left, or was at fault. */
  givenBack(permit: BreakerPermit, nowMs: number): void {
    if (permit === 'probe' && this.#step('probe given back') === 'wait for another') this.#dueMs = nowMs;
  }

  /**
   * The upstream listed its models: where an outage opened the breaker, the next attempt may try it.
   *
   * @param askedMs when it was asked: before the breaker opened, the list says nothing of the time after
   */
  listsModels(askedMs: number, nowMs: number): void {
    if (!this.#isOutage || askedMs < this.#openedMs || this.#isDue(nowMs)) return;
    if (this.#step('lists models') === 'wait for another') this.#dueMs = nowMs;
  }

  openByHand(): void {
    if (this.#step('opened by hand') === 'hold') this.#forget();
  }

  closeByHand(): void {
    if (this.#step('closed by hand') === 'close') this.#forget();
  }

  /** How long until another attempt may be let through: 0 for now, null when nobody knows. */
  retryAfterMs(nowMs: number): number | null {
    if (this.#state === 'held_open') return null;
    if (this.#state === 'closed') return 0;
    const leftMs = Math.max(0, this.#dueMs - nowMs);
    return this.#state === 'half_open' ? Math.min(leftMs, PROBE_RETRY_AFTER_MS) : leftMs;
  }

  /** Moves to the next state and returns the action to carry out. */
  #step(event: BreakerEvent): BreakerAction {
    const { action, next } = BREAKER_STEPS[this.#state][event];
    this.#state = next;
    return action;
  }

  #isDue(nowMs: number): boolean {
    return nowMs >= this.#dueMs;
  }

  #addFailure(isOutage: boolean, nowMs: number, { failures, windowMs }: BreakerSettings): void {
    this.#forgetBefore(nowMs - windowMs);
    this.#failures.push({ atMs: nowMs, successes: this.#successes, isOutage });
    if (this.#failures.length > Math.max(failures, MOST_COUNTED)) this.#failures.shift();
  }

  /** So many failures, unless more attempts succeeded meanwhile: a busy upstream always has some errors. */
  #isTooOften({ failures }: BreakerSettings): boolean {
    const oldest = this.#failures[0];
    if (oldest === undefined || this.#failures.length < failures) return false;
    return this.#successes - oldest.successes <= this.#failures.length;
  }

  #forgetBefore(ms: number): void {
    while (this.#failures.length > 0 && this.#failures[0]!.atMs <= ms) this.#failures.shift();
    if (this.#failures.length === 0) this.#successes = 0;
  }

  #forget(): void {
    this.#failures = [];
    this.#successes = 0;
  }
}
