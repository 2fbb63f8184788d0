import { createClient, type RedisClientType } from '@redis/client';
import type { Clock, Logger, Timer } from '@weir/domain/kernel';
import type { Script } from './scripts/script.ts';

export interface RedisConnectionOptions {
  /** `redis://` or `rediss://`, with credentials where the server wants them. */
  readonly url: string;
  /** How long one call may take, milliseconds. */
  readonly callTimeoutMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Redis is away, slow, or rejects commands. A call that ran into this may have been carried out all the same. */
export class RedisUnavailable extends Error {
  override readonly name = 'RedisUnavailable';
  readonly code: string;

  constructor(code: string) {
    super(`Redis is unavailable: ${code}`);
    this.code = code;
  }
}

const CONNECT_TIMEOUT_MS = 2_000;
const MAX_RECONNECT_DELAY_MS = 1_000;
const PROBE_INTERVAL_MS = 250;
/** Calls in a row that take too long or fail, after which no call waits until a probe has been answered. */
const FAILURES_UNTIL_AWAY = 3;
const MAX_PENDING_CALLS = 50_000;

/**
 * A connection to one Redis or Valkey that is opened again by itself. Every call has a time limit; while the server is away,
 * calls fail at once, so an outage costs requests no time.
 */
export class RedisConnection {
  readonly #client: RedisClientType;
  readonly #options: RedisConnectionOptions;
  readonly #greeted = Promise.withResolvers<void>();
  #runId: string | null = null;
  #usable = false;
  #failures = 0;
  #probe: Timer | null = null;
  #closed = false;

  constructor(options: RedisConnectionOptions) {
    this.#options = options;
    this.#client = createClient({
      url: options.url,
      disableOfflineQueue: true,
      commandsQueueMaxLength: MAX_PENDING_CALLS,
      maintNotifications: 'disabled',
      disableClientInfo: true,
      socket: {
        connectTimeout: CONNECT_TIMEOUT_MS,
        reconnectStrategy: (retries) => Math.min(MAX_RECONNECT_DELAY_MS, 50 * 2 ** Math.min(retries, 10)),
      },
    }) as RedisClientType;
    this.#client.on('error', (error: unknown) => this.#lose(codeOf(error)));
    this.#client.on('ready', () => void this.#greet().then(this.#greeted.resolve));
  }

  /** Whether a call makes sense now. */
  get usable(): boolean {
    return this.#usable;
  }

  /** Of the server's process: another one may have lost what the one before had. Null before the first connection. */
  get runId(): string | null {
    return this.#runId;
  }

  /** Begins to connect. Settles when connected, or after the time of the first try. */
  async start(): Promise<void> {
    const timer = this.#options.clock.schedule(CONNECT_TIMEOUT_MS, this.#greeted.resolve);
    this.#client.connect().catch(() => {});
    await this.#greeted.promise;
    timer.cancel();
  }

  /** Rejects with {@link RedisUnavailable}. */
  async run(script: Script, keys: readonly string[], args: readonly string[]): Promise<unknown> {
    if (!this.#usable) throw new RedisUnavailable('away');
    const rest = [String(keys.length), ...keys, ...args];
    try {
      const reply = await this.#inTime(
        this.#client.sendCommand(['EVALSHA', script.sha, ...rest]).catch((error: unknown) => {
          if (!isNoScript(error)) throw error;
          return this.#client.sendCommand(['EVAL', script.lua, ...rest]);
        }),
      );
      this.#failures = 0;
      return reply;
    } catch (error) {
      this.#failures += 1;
      const code = codeOf(error);
      if (this.#failures >= FAILURES_UNTIL_AWAY) this.#lose(code);
      throw new RedisUnavailable(code);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#usable = false;
    this.#probe?.cancel();
    if (this.#client.isOpen) this.#client.destroy();
  }

  /** The server's process is known before the first call, so that nothing is counted in what it may have lost. */
  async #greet(): Promise<void> {
    try {
      const info = String(await this.#inTime(this.#client.sendCommand(['INFO', 'server'])));
      this.#runId = /^run_id:(\w+)/m.exec(info)?.[1] ?? null;
      if (this.#runId === null) throw new RedisUnavailable('no_run_id');
      this.#failures = 0;
      if (this.#usable || this.#closed) return;
      this.#usable = true;
      this.#options.logger.log('info', 'coordination.connected', {});
    } catch (error) {
      this.#lose(codeOf(error));
    }
  }

  #lose(errorCode: string): void {
    if (this.#closed) return;
    if (this.#usable) this.#options.logger.log('warn', 'coordination.lost', { errorCode });
    this.#usable = false;
    this.#probe ??= this.#options.clock.schedule(PROBE_INTERVAL_MS, () => {
      this.#probe = null;
      // A client that is not ready greets by itself when it is.
      if (this.#client.isReady) void this.#greet();
    });
  }

  /** A reply that is there when the time is up, but was not read yet because this process was busy, counts. */
  #inTime<T>(call: Promise<T>): Promise<T> {
    const { clock, callTimeoutMs } = this.#options;
    return new Promise((resolve, reject) => {
      const timer = clock.schedule(callTimeoutMs, () =>
        setImmediate(() => setImmediate(() => reject(new RedisUnavailable('timeout')))),
      );
      call.then(resolve, reject).finally(() => timer.cancel());
    });
  }
}

function isNoScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}

/** A code for logs: the first word of a server's error, or the name of the failure. Never its text. */
function codeOf(error: unknown): string {
  if (error instanceof RedisUnavailable) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  const [word = ''] = error.message.split(' ', 1);
  if (/^[A-Z]{2,20}$/.test(word)) return word;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
