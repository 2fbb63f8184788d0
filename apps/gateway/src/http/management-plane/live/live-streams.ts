import type { ServerResponse } from 'node:http';
import type { LiveEvent } from '@weir/contracts/live';
import { type Clock, DomainError, isDomainError } from '@weir/domain/kernel';
import type { LiveSampler, LiveScope } from '@weir/domain/live';
import type { z } from 'zod';
import { toChangesWire, toSnapshotWire } from './to-wire.ts';

const MAX_STREAMS = 64;
const MAX_STREAMS_OF_CALLER = 4;
const HEARTBEAT_MS = 15_000;
const CHECK_MS = 3_000;
/** A client that takes nothing for so long is gone, and a caller of whom nothing can be known is no longer trusted. */
const PATIENCE_MS = 60_000;
const RETRY_AFTER_MS = 5_000;
/** For the client: when to come back after the connection is lost. */
const RECONNECT_MS = 3_000;

export interface LiveStreamsPorts {
  readonly sampler: Pick<LiveSampler, 'subscribe'>;
  readonly clock: Clock;
  /** Whether the gateway stops. */
  readonly isDraining: () => boolean;
}

export interface LiveStreamRequest {
  readonly callerId: string;
  readonly scope: LiveScope;
  /** Rejects with a DomainError once the caller may no longer see the scope. */
  readonly stillEntitled: () => Promise<void>;
  /** Whether it ends after the first snapshot. */
  readonly once: boolean;
  readonly outgoing: Pick<ServerResponse, 'once'>;
}

/** The streams of live events of this process. */
export class LiveStreams {
  readonly #ports: LiveStreamsPorts;
  readonly #ofCallers = new Map<string, number>();
  #count = 0;

  constructor(ports: LiveStreamsPorts) {
    this.#ports = ports;
  }

  /** How many are open. */
  get count(): number {
    return this.#count;
  }

  /** Throws DomainError `too_many_requests`. */
  open({ callerId, scope, stillEntitled, once, outgoing }: LiveStreamRequest): Response {
    this.#take(callerId);
    const { sampler, clock, isDraining } = this.#ports;
    const encoder = new TextEncoder();
    let unsubscribe = () => {};
    let isOver = false;
    let isBehind = false;
    let isChecking = false;
    let wroteMs = clock.nowMs();
    let roomMs = wroteMs;
    let checkedMs = wroteMs;
    let knownMs = wroteMs;

    const over = () => {
      if (isOver) return;
      isOver = true;
      unsubscribe();
      this.#giveBack(callerId);
    };
    outgoing.once('close', over);

    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      const write = (text: string) => {
        wroteMs = clock.nowMs();
        controller.enqueue(encoder.encode(text));
      };
      const send = (event: z.input<typeof LiveEvent>) =>
        write(`event: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`);
      const hasRoom = () => (controller.desiredSize ?? 0) > 0;
      const end = (code: string | null) => {
        if (isOver) return;
        over();
        if (code !== null) send({ event: 'end', at: new Date(clock.nowMs()).toISOString(), code });
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
      const ends = sampler.subscribe(scope, {
        sampled(state, changes) {
          if (isOver) return;
          if (!hasRoom()) {
            isBehind = true;
            return;
          }
          if (changes === null || isBehind) {
            isBehind = false;
            send(toSnapshotWire(state));
            if (once) end(null);
            return;
          }
          const isSame = changes.requests === null && changes.refusals === null && changes.system === null;
          if (!isSame) send(toChangesWire(state, changes));
        },
        failed(code) {
          if (isOver) return;
          if (!hasRoom()) isBehind = true;
          else send({ event: 'unavailable', at: new Date(clock.nowMs()).toISOString(), code });
        },
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
      // The first call may have come, and been the last.
      if (isOver) ends();
      else unsubscribe = ends;
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
