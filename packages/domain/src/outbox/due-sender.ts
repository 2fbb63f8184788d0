import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';

/** Between two looks for what is due, when nobody wakes the sender. */
const POLL_INTERVAL_MS = 5_000;
/** After a request: its transaction may still be about to commit. */
const WAKE_DELAY_MS = 50;

export interface DueSenderOptions<Item> {
  /** Takes at most `limit` items that are due, so that no other replica takes them soon. */
  readonly takeDue: (limit: number) => Promise<readonly Item[]>;
  /** Sends an item and notes what came of it. */
  readonly attempt: (item: Item) => Promise<void>;
  /** How many items are attempted at the same time. */
  readonly maxAtOnce: number;
  /** Items were not taken, or an outcome was not noted: they become due again. */
  readonly failed: (errorCode: string) => void;
  readonly clock: Clock;
}

/** Sends what transactions have queued in the database, on every replica: looks every five seconds, and soon when woken. */
export class DueSender<Item> {
  readonly #options: DueSenderOptions<Item>;
  #timer: Timer | null = null;
  /** Whether the timer is of a wake: another wake does not put it off. */
  #isWoken = false;
  #sending: Promise<void> | null = null;
  #closed = false;

  constructor(options: DueSenderOptions<Item>) {
    this.#options = options;
  }

  start(): void {
    if (!this.#isWoken) this.#lookIn(POLL_INTERVAL_MS);
  }

  /** Looks soon for what has just been queued. */
  wake(): void {
    if (this.#isWoken || this.#closed) return;
    this.#isWoken = true;
    this.#lookIn(WAKE_DELAY_MS);
  }

  /** Ends after the attempts that are under way. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#sending;
  }

  /** Sends what is due. Never rejects. */
  send(): Promise<void> {
    this.#sending ??= this.#sendDue().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  #lookIn(delayMs: number): void {
    if (this.#closed) return;
    this.#timer?.cancel();
    this.#timer = this.#options.clock.schedule(delayMs, () => {
      this.#isWoken = false;
      void this.send().then(() => this.start());
    });
  }

  async #sendDue(): Promise<void> {
    const { takeDue, attempt, maxAtOnce, failed } = this.#options;
    try {
      while (!this.#closed) {
        const due = await takeDue(maxAtOnce);
        if (due.length === 0) return;
        const attempted = await Promise.allSettled(due.map(attempt));
        for (const one of attempted) if (one.status === 'rejected') throw one.reason;
      }
    } catch (error) {
      failed(isDomainError(error) ? error.code : 'internal_error');
    }
  }
}
