import type { ChangeFeed, ChangeListener, Clock, Timer } from '@weir/domain/kernel';
import postgres, { type Sql } from 'postgres';
import { connectionSettings } from '../database/database.ts';
import { CANCELLATIONS_CHANNEL, parseCancellation } from './cancellation-text.ts';

const API_KEYS_CHANNEL = 'weir_api_keys';
const CATALOG_CHANNEL = 'weir_catalog';
const ALL_API_KEYS = '*';
const ORGANIZATION = 'organization:';

export interface ChangeFeedOptions {
  /** Interval of the heartbeat. Default 2 s. */
  readonly heartbeatMs?: number;
  /** Time limit for connecting and for the answer to a heartbeat. Default 2 s. */
  readonly answerWithinMs?: number;
  /** Pause before connecting again. Default 500 ms. */
  readonly reconnectAfterMs?: number;
}

/**
 * Changes by PostgreSQL NOTIFY, on a connection of its own. The `listen` of postgres.js reconnects, but it does not report
 * a lost connection, and gives up after a failed reconnection. So this class uses a heartbeat, which also detects a server
 * that went silent.
 */
export class PostgresChangeFeed implements ChangeFeed {
  readonly #url: string;
  readonly #clock: Clock;
  readonly #heartbeatMs: number;
  readonly #answerWithinMs: number;
  readonly #reconnectAfterMs: number;
  #connection: Sql | null = null;
  #timer: Timer | null = null;
  #stopWaiting = () => {};
  #closed = false;
  #connected = false;

  constructor(url: string, clock: Clock, options: ChangeFeedOptions = {}) {
    this.#url = url;
    this.#clock = clock;
    this.#heartbeatMs = options.heartbeatMs ?? 2_000;
    this.#answerWithinMs = options.answerWithinMs ?? 2_000;
    this.#reconnectAfterMs = options.reconnectAfterMs ?? 500;
  }

  listen(listener: ChangeListener): Promise<void> {
    return new Promise((resolve) => {
      this.#stopWaiting = resolve;
      this.#connect(listener, resolve);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopWaiting();
    this.#timer?.cancel();
    await this.#drop();
  }

  #connect(listener: ChangeListener, onFirst: () => void): void {
    if (this.#closed) return;
    const connection = this.#open(listener, () => lost());
    this.#connection = connection;
    let over = false;
    const lost = () => {
      if (over) return;
      over = true;
      this.#timer?.cancel();
      void this.#drop();
      if (this.#closed) return;
      if (this.#connected) {
        this.#connected = false;
        listener.disconnected();
      }
      this.#timer = this.#clock.schedule(this.#reconnectAfterMs, () => this.#connect(listener, onFirst));
    };
    const beat = () => {
      this.#timer = this.#clock.schedule(this.#heartbeatMs, () =>
        this.#ask(connection, 'select 1', beat, lost),
      );
    };
    this.#ask(
      connection,
      `listen ${API_KEYS_CHANNEL}; listen ${CATALOG_CHANNEL}; listen ${CANCELLATIONS_CHANNEL}`,
      () => {
        if (over || this.#closed) return;
        this.#connected = true;
        listener.connected();
        onFirst();
        beat();
      },
      lost,
    );
  }

  #ask(connection: Sql, statement: string, answered: () => void, lost: () => void): void {
    const timeout = this.#clock.schedule(this.#answerWithinMs, lost);
    connection.unsafe(statement).then(
      () => {
        timeout.cancel();
        if (this.#connection === connection) answered();
      },
      () => {
        timeout.cancel();
        lost();
      },
    );
  }

  #open(listener: ChangeListener, lost: () => void): Sql {
    return postgres(this.#url, {
      ...connectionSettings({
        connectTimeoutMs: this.#answerWithinMs,
        statementTimeoutMs: 30_000,
        applicationName: 'weir-changes',
      }),
      max: 1,
      fetch_types: false,
      max_lifetime: null,
      onclose: lost,
      // Not in the types of postgres.js, whose own `listen` uses it.
      onnotify: (channel: string, payload: string) => {
        if (channel === CATALOG_CHANNEL) listener.catalogChanged();
        else if (channel === CANCELLATIONS_CHANNEL) listener.requestCancelled(parseCancellation(payload));
        else if (payload === ALL_API_KEYS) listener.allApiKeysChanged();
        else if (payload.startsWith(ORGANIZATION))
          listener.organizationKeysChanged(payload.slice(ORGANIZATION.length));
        else listener.apiKeyChanged(payload);
      },
    } as postgres.Options<Record<string, never>>);
  }

  async #drop(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    await connection?.end({ timeout: 0 });
  }
}
