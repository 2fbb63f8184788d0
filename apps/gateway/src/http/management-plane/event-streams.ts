import type { ServerResponse } from 'node:http';
import { type Clock, DomainError, isDomainError } from '@weir/domain/kernel';

const MAX_STREAMS = 64;
const MAX_STREAMS_OF_CALLER = 4;
const HEARTBEAT_MS = 15_000;
const CHECK_MS = 3_000;
/** A client that takes nothing for so long is gone, and a caller of whom nothing can be known is no longer trusted. */
const PATIENCE_MS = 60_000;
const RETRY_AFTER_MS = 5_000;
/** For the client: when to come back after the connection is lost. */
const RECONNECT_MS = 3_000;

export interface EventStreamsPorts {
  readonly clock: Clock;
  /** Whether the gateway stops. */
  readonly isDraining: () => boolean;
}

/** The side of a stream that tells. */
export interface OpenEventStream<Event extends { readonly event: string }> {
  readonly isOver: boolean;
  /** Whether the client has taken what it was sent. What is sent without room is buffered, so it must not be much. */
  readonly hasRoom: boolean;
  send(event: Event): void;
  /** Ends the stream, with an event that says why, or (null) without one. */
  end(code: string | null): void;
  /** To be called once a second: sends heartbeats, and ends the stream where it is due. */
  passed(): void;
}

export interface EventStreamRequest<Event extends { readonly event: string }> {
  readonly callerId: string;
  /** Rejects with a DomainError once the caller may no longer see what is told. */
  readonly stillEntitled: () => Promise<void>;
  readonly outgoing: Pick<ServerResponse, 'once'>;
  /** Begins to tell, and returns what ends that. */
  readonly begin: (stream: OpenEventStream<Event>) => () => void;
}

/** The streams of server-sent events of this process: few of a caller, heartbeats, and a check of the caller every three seconds. */
export class EventStreams {
  readonly #ports: EventStreamsPorts;
  readonly #ofCallers = new Map<string, number>();
  #count = 0;

  constructor(ports: EventStreamsPorts) {
    this.#ports = ports;
  }

  /** How many are open. */
  get count(): number {
    return this.#count;
  }

  /** Throws DomainError `too_many_requests`. */
  open<Event extends { readonly event: string }>({
    callerId,
    stillEntitled,
    outgoing,
    begin,
  }: EventStreamRequest<Event>): Response {
    this.#take(callerId);
    const { clock, isDraining } = this.#ports;
    const encoder = new TextEncoder();
    let stop = () => {};
    let isOver = false;
    let isChecking = false;
    let wroteMs = clock.nowMs();
    let roomMs = wroteMs;
    let checkedMs = wroteMs;
    let knownMs = wroteMs;

    const over = () => {
      if (isOver) return;
      isOver = true;
      stop();
      this.#giveBack(callerId);
    };
    outgoing.once('close', over);

    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      const write = (text: string) => {
        wroteMs = clock.nowMs();
        controller.enqueue(encoder.encode(text));
      };
      const send = (event: { readonly event: string }) =>
        write(`event: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`);
      const hasRoom = () => (controller.desiredSize ?? 0) > 0;
      const end = (code: string | null) => {
        if (isOver) return;
        over();
        if (code !== null) send({ event: 'end', ...{ at: new Date(clock.nowMs()).toISOString(), code } });
        controller.close();
      };
      const check = () => {
        isChecking = true;
        checkedMs = clock.nowMs();
        stillEntitled()
          .then(
            () => {
              knownMs = clock.nowMs();
            },
            (error: unknown) => {
              const isUnknown = isDomainError(error) && error.code === 'database_unavailable';
              if (isUnknown && clock.nowMs() - knownMs < PATIENCE_MS) return;
              end(isDomainError(error) ? error.code : 'internal_error');
            },
          )
          .finally(() => {
            isChecking = false;
          });
      };
      write(`retry: ${RECONNECT_MS}\n\n`);
      const ends = begin({
        get isOver() {
          return isOver;
        },
        get hasRoom() {
          return hasRoom();
        },
        send,
        end,
        passed() {
          if (isOver) return;
          const nowMs = clock.nowMs();
          if (isDraining()) return end('shutting_down');
          if (hasRoom()) roomMs = nowMs;
          else if (nowMs - roomMs > PATIENCE_MS) return end(null);
          if (hasRoom() && nowMs - wroteMs >= HEARTBEAT_MS) write(': heartbeat\n\n');
          if (!isChecking && nowMs - checkedMs >= CHECK_MS) check();
        },
      });
      // The first event may have come, and been the last.
      if (isOver) ends();
      else stop = ends;
    };

    const body = new ReadableStream<Uint8Array>({ start, cancel: over }, { highWaterMark: 2 });
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
    });
  }

  #take(callerId: string): void {
    const open = this.#ofCallers.get(callerId) ?? 0;
    if (open >= MAX_STREAMS_OF_CALLER || this.#count >= MAX_STREAMS) {
      throw new DomainError('too_many_requests', 'Too many live streams are open. Close one or try again.', {
        ...{ retryable: true, retryAfterMs: RETRY_AFTER_MS },
      });
    }
    this.#ofCallers.set(callerId, open + 1);
    this.#count += 1;
  }

  #giveBack(callerId: string): void {
    const open = this.#ofCallers.get(callerId) ?? 1;
    if (open > 1) this.#ofCallers.set(callerId, open - 1);
    else this.#ofCallers.delete(callerId);
    this.#count -= 1;
  }
}
