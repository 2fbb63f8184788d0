import type { Socket } from 'node:net';

interface PacedStream {
  readonly socket: Socket;
  readonly writes: readonly Buffer[];
  next: number;
}

/**
 * Paces all streams from one 1 ms timer. A stream sits in the slot of the millisecond it started in and is
 * written to once per lap of `delayMs` slots. A late timer visits each slot at most once, so a busy machine
 * makes the streams slower but never sends two events of one stream together: what coalesces, the gateway coalesced.
 */
export class StreamTicker {
  readonly #slots: PacedStream[][];
  #timer: NodeJS.Timeout | null = null;
  #tick = 0;
  #activeCount = 0;

  constructor(delayMs: number) {
    this.#slots = Array.from({ length: delayMs }, () => []);
  }

  add(socket: Socket, writes: readonly Buffer[]): void {
    if (this.#timer === null) this.#start();
    this.#slots[this.#tick % this.#slots.length]!.push({ socket, writes, next: 0 });
    this.#activeCount += 1;
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #start(): void {
    this.#tick = nowTick();
    this.#timer = setInterval(() => this.#advance(), 1);
  }

  #advance(): void {
    const now = nowTick();
    this.#tick = Math.max(this.#tick, now - this.#slots.length);
    while (this.#tick < now) {
      this.#tick += 1;
      this.#write(this.#slots[this.#tick % this.#slots.length]!);
    }
    if (this.#activeCount === 0) this.close();
  }

  #write(streams: PacedStream[]): void {
    let kept = 0;
    for (const stream of streams) {
      if (stream.socket.writable) {
        // What is not read piles up in the socket: at most one stream of 11 kB.
        stream.socket.write(stream.writes[stream.next++]!);
        if (stream.next < stream.writes.length) streams[kept++] = stream;
      }
    }
    this.#activeCount -= streams.length - kept;
    streams.length = kept;
  }
}

function nowTick(): number {
  return Math.floor(performance.now());
}
