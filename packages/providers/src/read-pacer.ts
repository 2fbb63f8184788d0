import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Clock } from '@weir/domain/kernel';

/** First reads of an answer, which are never delayed. Its head, an event without text and the first token may come singly. */
const EAGER_READS = 3;
/** A read as large as this is worth its cost, and more may follow, e.g. of an answer in one piece. */
const LARGE_READ_BYTES = 16 * 1024;
const MAX_INTERVAL_US = 50_000;
const MIN_INTERVAL_US = 8_000;
/** Sockets that are due are read together: a batch costs less than the same reads one by one. */
const TICK_MS = 10;
const ADJUST_AFTER_US = 100_000;
/** Above this load of the event loop, everything soon waits for everything else. */
const BUSY = 0.9;
const CALM = 0.8;
const SLOWER = 2;
const QUICKER = 0.75;

interface PacedSocket {
  readonly socket: Socket;
  readonly startReading: () => void;
  /** Of the current answer. */
  reads: number;
  restUntilUs: number;
  /** Set while the socket is not read. */
  parking: Parking | null;
}

interface Parking {
  readonly paced: PacedSocket;
  readonly untilUs: number;
}

/**
 * Lets a saturated process read each upstream less often and more at a time. A socket that has just brought a piece of an
 * answer is not read for up to {@link MAX_INTERVAL_US}, while more collects in the kernel. One read and one write then
 * replace several. The beginning of an answer is always read at once, large pieces are read one after the other, and while
 * the event loop has time to spare nothing is delayed.
 *
 * Without it a saturated loop does the same in a worse way: its turns grow to the same length, and new requests, first
 * tokens and the ledger wait for them like everything else. docs/adr/0006-paced-reads.md gives the reasons.
 */
export class ReadPacer {
  readonly #clock: Clock;
  readonly #loopUtilization: () => number;
  /** 0: nothing is delayed. */
  #intervalUs = 0;
  #adjustedUs: number;
  /** Oldest first. Some may have ended. */
  readonly #parkings: Parking[] = [];

  /** @param loopUtilization the busy share of the event loop's time since the last call, 0 to 1 */
  constructor(clock: Clock, loopUtilization: () => number = eventLoopUtilization()) {
    this.#clock = clock;
    this.#loopUtilization = loopUtilization;
    this.#adjustedUs = clock.monotonicUs();
  }

  /** How long a socket is not read after a read, milliseconds. */
  get intervalMs(): number {
    return this.#intervalUs / 1000;
  }

  /** Paces the socket from now on. It must belong to an HTTP/1.1 client of undici. */
  pace(socket: Socket): void {
    const { push, _read: read, unref } = socket;
    const paced: PacedSocket = {
      socket,
      startReading: () => read.call(socket, socket.readableHighWaterMark),
      reads: 0,
      restUntilUs: 0,
      parking: null,
    };
    // Node stops reading from a socket whose `push` returns false, until `_read` is called.
    socket.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
      const wantsMore = push.call(socket, chunk, encoding);
      return chunk === null || !this.#isToRest(paced, chunk.length) ? wantsMore : false;
    };
    socket._read = () => this.#resume(paced);
    // undici calls this when an answer has ended. An idle connection is always read: unrequested bytes, or its end, must be
    // seen before the next request is sent.
    socket.unref = () => {
      paced.reads = 0;
      paced.restUntilUs = 0;
      if (paced.parking !== null) this.#release(paced);
      return unref.call(socket);
    };
  }

  #isToRest(paced: PacedSocket, readBytes: number): boolean {
    const nowUs = this.#clock.monotonicUs();
    if (nowUs - this.#adjustedUs >= ADJUST_AFTER_US) this.#adjust(nowUs);
    paced.reads += 1;
    const isToRest = this.#intervalUs > 0 && paced.reads >= EAGER_READS && readBytes < LARGE_READ_BYTES;
    paced.restUntilUs = isToRest ? nowUs + this.#intervalUs : 0;
    return isToRest;
  }

  #resume(paced: PacedSocket): void {
    if (paced.parking !== null) return;
    if (paced.restUntilUs <= this.#clock.monotonicUs()) {
      paced.startReading();
      return;
    }
    paced.parking = { paced, untilUs: paced.restUntilUs };
    if (this.#parkings.push(paced.parking) === 1) this.#clock.schedule(TICK_MS, this.#tick);
  }

  #release(paced: PacedSocket): void {
    paced.parking = null;
    if (!paced.socket.destroyed) paced.startReading();
  }

  readonly #tick = (): void => {
    const nowUs = this.#clock.monotonicUs();
    if (nowUs - this.#adjustedUs >= ADJUST_AFTER_US) this.#adjust(nowUs);
    let over = 0;
    for (const parking of this.#parkings) {
      // To the nearest tick. Later ones end later or, after the interval became shorter, slightly earlier.
      if (parking.untilUs > nowUs + (TICK_MS * 1000) / 2) break;
      over += 1;
      if (parking.paced.parking === parking) this.#release(parking.paced);
    }
    this.#parkings.splice(0, over);
    if (this.#parkings.length > 0) this.#clock.schedule(TICK_MS, this.#tick);
  };

  #adjust(nowUs: number): void {
    const utilization = this.#loopUtilization();
    const periods = (nowUs - this.#adjustedUs) / ADJUST_AFTER_US;
    this.#adjustedUs = nowUs;
    if (utilization > BUSY) {
      this.#intervalUs = Math.min(Math.max(this.#intervalUs, MIN_INTERVAL_US) * SLOWER, MAX_INTERVAL_US);
    } else if (utilization < CALM) {
      this.#intervalUs *= QUICKER ** periods;
      if (this.#intervalUs < MIN_INTERVAL_US) this.#intervalUs = 0;
    }
  }
}

function eventLoopUtilization(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}
