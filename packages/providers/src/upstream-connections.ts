import type { Socket } from 'node:net';
import type { Clock } from '@weir/domain/kernel';
import { buildConnector, Client, type Dispatcher, Pool } from 'undici';
import { AddressGuard } from './address-guard.ts';
import type { ReadPacer } from './read-pacer.ts';

/** A connection that the upstream closes so soon after its first answer was not kept for another request. */
const CLOSES_SOON_MS = 1_000;
/** So many in a row, without one that was used again, are a habit of the upstream. */
const CLOSES_TO_LEARN = 3;
/** How often an upstream with this habit may show that it has changed. */
const TRIAL_INTERVAL_US = 60_000_000;

/** Which addresses the connections may have, and whether somebody set theirs over the API. */
export interface GuardedBy {
  readonly guard: AddressGuard;
  readonly guarded: boolean;
}

/** A connection until its first answer has ended. */
export interface OpenedConnection {
  /** The first answer has ended. */
  answered(): void;
}

const UNWATCHED: OpenedConnection = { answered: () => {} };

/**
 * Connections to one origin. They are used again, unless the upstream is known to close each after its answer without
 * announcing it: then a request could be sent into a connection that is being closed. Such an upstream gets a fresh
 * connection per request, and one request a minute finds out whether it keeps them by now. docs/adr/0011-once-more-on-a-fresh-connection.md
 */
export class UpstreamConnections {
  readonly clock: Clock;
  readonly #pacer: ReadPacer;
  readonly #onResent: () => void;
  /** Its connections are used again. */
  readonly #kept: Pool;
  /** Each of its requests announces that it is the last of its connection. */
  readonly #single: Pool;
  /** Of an upload, until it has ended. */
  readonly #uploads = new Set<Client>();
  readonly #newUpload: () => Client;
  #opened: OpenedConnection | null = null;
  #closedSoon = 0;
  /** Null while connections are used again. */
  #nextTrialUs: number | null = null;

  constructor(
    origin: string,
    connectMs: number,
    clock: Clock,
    pacer: ReadPacer,
    onResent: () => void,
    { guard, guarded }: GuardedBy = { guard: new AddressGuard(), guarded: false },
  ) {
    this.clock = clock;
    this.#pacer = pacer;
    this.#onResent = onResent;
    // The caller's own limits apply. undici's tick twice a second and cannot tell a slow client from a silent upstream.
    const options = { pipelining: 1, allowH2: false, headersTimeout: 0, bodyTimeout: 0 };
    const open = buildConnector({ timeout: connectMs, allowH2: false, lookup: guard.lookup(guarded) });
    const connect: buildConnector.connector = (to, callback) => {
      try {
        // Of a host that is an address nothing is looked up.
        guard.requireHost(to.hostname, guarded);
      } catch (error) {
        callback(error as Error, null);
        return;
      }
      open(to, callback);
    };
    this.#kept = new Pool(origin, {
      ...options,
      connect: this.#connector(connect, (socket) => this.#watch(socket)),
    });
    const single = { ...options, connect: this.#connector(connect, () => UNWATCHED) };
    this.#single = new Pool(origin, single);
    this.#newUpload = () => new Client(origin, single);
  }

  /** Closed, but not destroyed: it was removed to make room for another. */
  get closed(): boolean {
    return this.#kept.closed;
  }

  /** In `onRequestStart`: the connection, if the request is its first; null for one that was used or idle before. */
  get opened(): OpenedConnection | null {
    return this.#opened;
  }

  /** Sends a request on any connection. */
  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    if (this.#nextTrialUs === null || this.#isTrialDue(this.#nextTrialUs))
      this.#kept.dispatch(options, handler);
    else this.dispatchFresh(options, handler);
  }

  /** Sends a request on a connection of its own. */
  dispatchFresh(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#single.dispatch({ ...options, reset: true }, handler);
  }

  /**
   * Sends a request whose body still arrives, on a connection of its own. It does not announce that it is the last one: an upstream
   * that rejects it early would close the connection at once, and reset it for the bytes that come, before its answer is read.
   */
  dispatchUpload(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    const upload = this.#newUpload();
    this.#uploads.add(upload);
    upload.dispatch(options, handler);
    const forget = () => this.#uploads.delete(upload);
    upload.close().then(forget, forget);
  }

  /** Sends a request once more: the connection that it was sent on broke before a byte of the answer. */
  dispatchAgain(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#onResent();
    this.dispatchFresh(options, handler);
  }

  /** Sends a request that is too rare to find an open connection. */
  request(options: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData> {
    return this.#single.request({ ...options, reset: true });
  }

  /** A connection that was used before has brought the beginning of another answer. */
  usedAgain(): void {
    this.#closedSoon = 0;
    this.#nextTrialUs = null;
  }

  /** Takes no new requests; running ones go on. */
  close(): void {
    void this.#kept.close();
    void this.#single.close();
  }

  /** Closes idle connections, aborts running requests and takes no new ones. */
  async destroy(): Promise<void> {
    await Promise.all([this.#kept, this.#single, ...this.#uploads].map((one) => one.destroy()));
  }

  #isTrialDue(nextTrialUs: number): boolean {
    const nowUs = this.clock.monotonicUs();
    if (nowUs < nextTrialUs) return false;
    this.#nextTrialUs = nowUs + TRIAL_INTERVAL_US;
    return true;
  }

  #connector(
    connect: buildConnector.connector,
    watch: (socket: Socket) => OpenedConnection,
  ): buildConnector.connector {
    return (options, callback) =>
      connect(options, (...result) => {
        const [error, socket] = result;
        if (error !== null) {
          callback(...result);
          return;
        }
        this.#pacer.pace(socket);
        // undici sends the connection's first request within the callback, and no other.
        this.#opened = watch(socket);
        try {
          callback(...result);
        } finally {
          this.#opened = null;
        }
      });
  }

  #watch(socket: Socket): OpenedConnection {
    let answeredUs: number | null = null;
    socket.once('close', () => {
      if (answeredUs === null || !isClosedByPeer(socket)) return;
      if (this.clock.monotonicUs() - answeredUs < CLOSES_SOON_MS * 1000) this.#closed();
    });
    return {
      answered: () => {
        answeredUs = this.clock.monotonicUs();
        if (this.#nextTrialUs === null) return;
        this.clock.schedule(CLOSES_SOON_MS, () => {
          if (!socket.destroyed) this.usedAgain();
        });
      },
    };
  }

  #closed(): void {
    this.#closedSoon += 1;
    if (this.#closedSoon >= CLOSES_TO_LEARN)
      this.#nextTrialUs ??= this.clock.monotonicUs() + TRIAL_INTERVAL_US;
  }
}

/** Not announced by the last answer, and not at undici's own wish: those have codes of undici's. */
function isClosedByPeer({ errored }: Socket): boolean {
  const code = (errored as { code?: unknown } | null)?.code;
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}
