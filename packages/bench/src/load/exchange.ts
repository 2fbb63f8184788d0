import type { ResponseSink } from './http-connection.ts';
import type { LoadTally } from './load-tally.ts';

/** Reads and judges the body of one answer at a time. */
export interface AnswerReader {
  begin(variant: number, sentAtMs: number): void;
  read(buffer: Buffer, start: number, end: number): void;
  /** After the whole body: what is wrong with it, or `null`. */
  verdict(): string | null;
}

/** One request at a time: verifies its answer, counts it, then notifies its owner. */
export class Exchange implements ResponseSink {
  readonly #tally: LoadTally;
  readonly #reader: AnswerReader;
  #sentAtMs = 0;
  #fault: string | null = null;
  #onSettled: (ok: boolean) => void = () => {};

  constructor(tally: LoadTally, reader: AnswerReader) {
    this.#tally = tally;
    this.#reader = reader;
  }

  /** Starts over for a request sent at `sentAtMs` (`performance.now()`). */
  begin(variant: number, sentAtMs: number, onSettled: (ok: boolean) => void): void {
    this.#sentAtMs = sentAtMs;
    this.#fault = null;
    this.#onSettled = onSettled;
    this.#reader.begin(variant, sentAtMs);
  }

  head(status: number): void {
    if (status !== 200) this.#fault = `status_${status}`;
  }

  body(buffer: Buffer, start: number, end: number): void {
    if (this.#fault === null) this.#reader.read(buffer, start, end);
  }

  end(): void {
    const fault = this.#fault ?? this.#reader.verdict();
    if (fault !== null) {
      this.fail(fault);
      return;
    }
    this.#tally.completedCount += 1;
    if (this.#tally.isRecording) {
      this.#tally.windowRequestCount += 1;
      this.#tally.latencyMs.record(performance.now() - this.#sentAtMs);
    }
    this.#onSettled(true);
  }

  fail(reason: string): void {
    this.#tally.fail(reason);
    this.#onSettled(false);
  }
}
