import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { RequestEnding, RequestRecord } from './request-log.ts';
import type { WritePlan } from './split-pieces.ts';
import type { TimerWheel, WheelEntry } from './timer-wheel.ts';

const maximumWriteBytes = 262_144;

/** The plan's bytes as they go to the socket: under chunked framing each piece is one HTTP chunk. */
interface WireBytes {
  readonly bytes: Buffer;
  readonly ends: readonly number[];
}

/**
 * Writes a plan to a response whose headers are set, each piece when it is due. Pieces that are due together share
 * a write; a client that does not read is waited for.
 *
 * The bytes go to the socket framed in advance: `response.write` would frame each chunk in three buffers of its own.
 */
export class PlanPlayer implements WheelEntry {
  dueTick = -1;
  readonly #plan: WritePlan;
  readonly #wire: WireBytes;
  readonly #response: ServerResponse;
  readonly #socket: Socket;
  readonly #wheel: TimerWheel;
  readonly #record: RequestRecord;
  readonly #onEnd: (ending: RequestEnding) => void;
  #next = 0;
  #begin: (() => void) | undefined;

  constructor(
    plan: WritePlan,
    isChunked: boolean,
    response: ServerResponse,
    wheel: TimerWheel,
    record: RequestRecord,
    onEnd: (ending: RequestEnding) => void,
  ) {
    this.#plan = plan;
    this.#wire = isChunked ? frameHttpChunks(plan) : { bytes: plan.body, ends: plan.ends };
    this.#response = response;
    this.#socket = response.socket!;
    this.#wheel = wheel;
    this.#record = record;
    this.#onEnd = onEnd;
  }

  /** Stops for good; nothing is written any more. */
  stop(): void {
    this.#next = Number.POSITIVE_INFINITY;
    this.#wheel.cancel(this);
  }

  /** Calls `begin` at `atMs`, unless stopped before. */
  runAfter(atMs: number, begin: () => void): void {
    this.#begin = begin;
    this.#wheel.schedule(this, atMs);
  }

  run(nowMs: number): void {
    if (this.#begin !== undefined) {
      const begin = this.#begin;
      this.#begin = undefined;
      begin();
      return;
    }
    const { ends, dueMs, isSeparate } = this.#plan;
    const first = this.#next;
    if (first > ends.length) return;
    const elapsedMs = nowMs - this.#record.receivedAtMs;
    let next = first;
    const start = first === 0 ? 0 : this.#wire.ends[first - 1]!;
    while (next < ends.length && dueMs[next]! <= elapsedMs) {
      if (next > first && (isSeparate || this.#wire.ends[next]! - start > maximumWriteBytes)) break;
      next += 1;
    }
    this.#next = next;
    const isLast = next === ends.length;
    let canWrite = true;
    if (isLast) this.#socket.cork();
    if (next > first) {
      this.#record.firstBodyByteAtMs ??= nowMs;
      this.#record.sentBytes = ends[next - 1]!;
      canWrite = this.#socket.write(this.#wire.bytes.subarray(start, this.#wire.ends[next - 1]!));
    }
    if (isLast) {
      this.#end();
      this.#socket.uncork();
    } else if (!canWrite) {
      this.#socket.once('drain', this.#resume);
    } else if (isSeparate && next > first) {
      setImmediate(this.#resume);
    } else {
      this.#wheel.schedule(this, this.#record.receivedAtMs + dueMs[next]!);
    }
  }

  readonly #resume = (): void => this.run(performance.now());

  #end(): void {
    const ending = this.#plan.ending;
    this.#next = Number.POSITIVE_INFINITY;
    switch (ending) {
      case 'stall':
        return;
      case 'finish':
        this.#onEnd('finished');
        this.#response.end();
        return;
      case 'cut':
        this.#onEnd('cut');
        this.#socket.destroySoon();
        return;
      case 'reset':
        this.#onEnd('cut');
        // The callback confirms that all earlier bytes were handed to the kernel; a reset drops the others.
        this.#socket.write('', () => this.#socket.resetAndDestroy());
        return;
    }
  }
}

function frameHttpChunks(plan: WritePlan): WireBytes {
  const { body, ends } = plan;
  const wireEnds = new Array<number>(ends.length);
  let size = 0;
  let start = 0;
  for (let index = 0; index < ends.length; index++) {
    const length = ends[index]! - start;
    size += hexDigits(length) + 4 + length;
    wireEnds[index] = size;
    start = ends[index]!;
  }
  const bytes = Buffer.allocUnsafeSlow(size);
  let offset = 0;
  start = 0;
  for (let index = 0; index < ends.length; index++) {
    const end = ends[index]!;
    offset += bytes.write(`${(end - start).toString(16)}\r\n`, offset, 'latin1');
    offset += body.copy(bytes, offset, start, end);
    bytes[offset++] = 0x0d;
    bytes[offset++] = 0x0a;
    start = end;
  }
  return { bytes, ends: wireEnds };
}

function hexDigits(value: number): number {
  return Math.max(1, Math.ceil((32 - Math.clz32(value)) / 4));
}
