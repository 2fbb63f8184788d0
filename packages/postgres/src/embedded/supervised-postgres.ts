import type { Clock, Logger, Timer } from '@weir/domain/kernel';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-server.ts';
import { isProcessAlive } from './is-process-alive.ts';

/** How often the server's process is looked for. */
const WATCH_EVERY_MS = 500;
const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 30_000;
/** A server that ran for this long was well: the next restart is the first again. */
const WELL_AFTER_MS = 60_000;
/** About eight minutes of trying. */
const MAX_RESTARTS = 20;

export interface SupervisedPostgresPorts {
  /** Starts the server again at the same address. */
  readonly restart: () => Promise<EmbeddedPostgres>;
  readonly isAlive: (pid: number) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * {@link startEmbeddedPostgres}, and from then on a server whose process is gone is started again.
 * @throws EmbeddedPostgresError when it does not start the first time
 */
export async function superviseEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
  ports: Pick<SupervisedPostgresPorts, 'clock' | 'logger'>,
): Promise<SupervisedPostgres> {
  const server = await startEmbeddedPostgres(options);
  const port = Number(new URL(server.url).port);
  return new SupervisedPostgres(server, {
    ...ports,
    restart: () => startEmbeddedPostgres({ ...options, port }),
    isAlive: isProcessAlive,
  });
}

/**
 * Keeps an embedded PostgreSQL running. One whose process is gone (killed, out of memory) is started again: the first
 * time at once, then after a delay that doubles to {@link MAX_DELAY_MS}, and after {@link MAX_RESTARTS} in a row no
 * more. Its address stays, so connection pools find it by themselves.
 */
export class SupervisedPostgres {
  readonly #ports: SupervisedPostgresPorts;
  #server: EmbeddedPostgres;
  #startedMs: number;
  #restarts = 0;
  #timer: Timer | null = null;
  #restarting: Promise<void> | null = null;
  #stopped = false;

  constructor(server: EmbeddedPostgres, ports: SupervisedPostgresPorts) {
    this.#server = server;
    this.#ports = ports;
    this.#startedMs = this.#nowMs();
    this.#watch();
  }

  get url(): string {
    return this.#server.url;
  }

  /** Ends the supervision, then the server. Idempotent. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#restarting;
    await this.#server.stop();
  }

  #watch(): void {
    this.#timer = this.#ports.clock.schedule(WATCH_EVERY_MS, () => {
      if (this.#ports.isAlive(this.#server.pid)) this.#watch();
      else this.#died();
    });
  }

  #died(): void {
    if (this.#nowMs() - this.#startedMs >= WELL_AFTER_MS) this.#restarts = 0;
    const delayMs = this.#nextDelayMs();
    this.#ports.logger.log('error', 'database.died', { pid: this.#server.pid, restartInMs: delayMs });
    this.#restartIn(delayMs);
  }

  /** Null when there is to be no other try. */
  #nextDelayMs(): number | null {
    if (this.#restarts >= MAX_RESTARTS) return null;
    return this.#restarts === 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (this.#restarts - 1), MAX_DELAY_MS);
  }

  #restartIn(delayMs: number | null): void {
    if (delayMs === null || this.#stopped) return;
    this.#timer = this.#ports.clock.schedule(delayMs, () => {
      this.#restarting = this.#restart();
    });
  }

  async #restart(): Promise<void> {
    const { restart, logger } = this.#ports;
    this.#restarts += 1;
    const attempt = this.#restarts;
    try {
      // Forgets the process id, which another process may have by now.
      await this.#server.stop();
      this.#server = await restart();
    } catch (error) {
      const restartInMs = this.#nextDelayMs();
      logger.log('error', 'database.restart_failed', { attempt, errorCode: codeOf(error), restartInMs });
      this.#restartIn(restartInMs);
      return;
    }
    this.#startedMs = this.#nowMs();
    logger.log('info', 'database.restarted', { pid: this.#server.pid, attempt });
    if (!this.#stopped) this.#watch();
  }

  #nowMs(): number {
    return this.#ports.clock.monotonicUs() / 1000;
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[A-Za-z0-9_]{1,40}$/.test(code) ? code : 'unknown';
}
