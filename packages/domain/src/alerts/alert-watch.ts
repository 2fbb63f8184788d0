import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import { withJitter } from '../outbox/retry-delay.ts';

/** Between two looks of one replica. */
const INTERVAL_MS = 15_000;

export interface AlertWatchPorts {
  /** Each looks for something to tell, and resolves with how many events it queued. */
  readonly looks: readonly (() => Promise<number>)[];
  readonly eventSender: { wake(): void };
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly logger: Logger;
}

/** Looks for thresholds and alerts, on every replica; the looks themselves see to it that one replica at a time does the work. */
export class AlertWatch {
  readonly #ports: AlertWatchPorts;
  #timer: Timer | null = null;
  #looking: Promise<void> | null = null;
  #closed = false;

  constructor(ports: AlertWatchPorts) {
    this.#ports = ports;
  }

  start(): void {
    const { clock, randomBytes } = this.#ports;
    this.#timer = clock.schedule(withJitter(INTERVAL_MS, randomBytes), () => {
      void this.look().then(() => this.#closed || this.start());
    });
  }

  /** Ends after the look that is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#looking;
  }

  /** Looks now. Never rejects: a look that fails does not stop the others. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { looks, eventSender, logger } = this.#ports;
    for (const look of looks) {
      try {
        if ((await look()) > 0) eventSender.wake();
      } catch (error) {
        const errorCode = isDomainError(error) ? error.code : 'internal_error';
        logger.log('warn', 'alerts.look_failed', { errorCode });
      }
    }
  }
}
