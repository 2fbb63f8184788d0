import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { Logger } from '../kernel/logger.ts';
import type { AuditSink, AuditStreamQueue } from './audit-stream-ports.ts';

/** Between two looks for new records. */
const POLL_INTERVAL_MS = 2_000;
const BATCH = 100;
/** Waiting records are counted up to here. */
const MAX_COUNTED = 10_000;
/** Longer than a sink takes: then another replica sends what a dead one left. */
const HELD_MS = 60_000;
/** The time to hold on is renewed when less than this is left, not with every look. */
const RENEWED_BEFORE_MS = 40_000;
/** How long records are queued when no gateway sends any more. */
const COLLECTED_MS = 7 * 86_400_000;
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;

export interface AuditStreamPorts {
  readonly queue: AuditStreamQueue;
  readonly sink: AuditSink;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Tells this process from other replicas: a UUID. */
  readonly holder: string;
}

/**
 * Sends every audit record to a collector at least once, in the order in which they occurred, 100 at a time. One replica
 * sends; another takes over when it stops or dies. What the collector does not take stays queued in the database, and is
 * tried again at growing intervals. At most one batch is in memory.
 */
export class AuditStream {
  readonly #ports: AuditStreamPorts;
  #timer: Timer | null = null;
  #working: Promise<number> | null = null;
  #heldUntilMs = 0;
  #failures = 0;
  #waiting = 0;
  #closed = false;

  constructor(ports: AuditStreamPorts) {
    this.#ports = ports;
  }

  /** Records that were queued at the last look and are not sent: 0 where another replica sends, at most 10,000. */
  get waiting(): number {
    return this.#waiting;
  }

  start(): void {
    void this.work().then((delayMs) => {
      if (this.#closed) return;
      this.#timer = this.#ports.clock.schedule(delayMs, () => this.start());
    });
  }

  /** Sends what is queued, if this replica is the one that sends. Never rejects; resolves with the time until the next look. */
  work(): Promise<number> {
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
    return this.#working;
  }

  /** Ends after the batch that is being sent. Never rejects. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#working;
    const { queue, sink, clock, holder } = this.#ports;
    if (this.#heldUntilMs > 0) await queue.release(holder, new Date(clock.nowMs())).catch(() => {});
    await sink.close().catch(() => {});
  }

  async #work(): Promise<number> {
    const { queue, sink, logger } = this.#ports;
    try {
      while (!this.#closed && (await this.#hold())) {
        const records = await queue.first(BATCH);
        this.#waiting = records.length < BATCH ? records.length : await queue.count(MAX_COUNTED);
        if (records.length === 0) break;
        await sink.send(records);
        await queue.sent(records.map(({ id }) => id));
        this.#waiting -= records.length;
        this.#failures = 0;
      }
      return POLL_INTERVAL_MS;
    } catch (error) {
      this.#failures += 1;
      logger.log('warn', 'audit.stream_failed', {
        errorCode: isDomainError(error) ? error.code : 'collector_failed',
        failures: this.#failures,
      });
      return Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), MAX_RETRY_MS);
    }
  }

  async #hold(): Promise<boolean> {
    const { queue, clock, holder } = this.#ports;
    const nowMs = clock.nowMs();
    if (this.#heldUntilMs - nowMs > RENEWED_BEFORE_MS) return true;
    const untilMs = nowMs + HELD_MS;
    const isHeld = await queue.hold(
      holder,
      new Date(nowMs),
      new Date(untilMs),
      new Date(nowMs + COLLECTED_MS),
    );
    this.#heldUntilMs = isHeld ? untilMs : 0;
    if (!isHeld) this.#waiting = 0;
    return isHeld;
  }
}
