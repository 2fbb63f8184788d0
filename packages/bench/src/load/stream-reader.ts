import type { AnswerReader } from './exchange.ts';
import type { LoadTally } from './load-tally.ts';
import { type ExpectedStream, StreamVerifier } from './stream-verifier.ts';

/** The streams a client expects of one model. */
export interface ExpectedStreams {
  readonly delayMs: number;
  readonly ofVariant: readonly ExpectedStream[];
}

/** A streamed answer: every event checked, times taken once per socket read. */
export class StreamReader implements AnswerReader {
  readonly #expected: ExpectedStreams;
  readonly #tally: LoadTally;
  #verifier: StreamVerifier;
  #sentAtMs = 0;
  #previousAtMs = 0;
  #chunkCount = 0;

  constructor(expected: ExpectedStreams, tally: LoadTally) {
    this.#expected = expected;
    this.#tally = tally;
    this.#verifier = this.#newVerifier(0);
  }

  begin(variant: number, sentAtMs: number): void {
    this.#verifier = this.#newVerifier(variant);
    this.#sentAtMs = sentAtMs;
    this.#chunkCount = 0;
  }

  read(buffer: Buffer, start: number, end: number): void {
    this.#verifier.feed(buffer, start, end);
    const chunkCount = this.#verifier.chunkCount;
    if (chunkCount === this.#chunkCount) return;
    const nowMs = performance.now();
    if (this.#tally.isRecording) this.#record(chunkCount, nowMs);
    this.#chunkCount = chunkCount;
    this.#previousAtMs = nowMs;
  }

  verdict(): string | null {
    const fault = this.#verifier.finish();
    if (fault === null && this.#verifier.isByteIdentical) this.#tally.byteIdenticalCount += 1;
    return fault;
  }

  #newVerifier(variant: number): StreamVerifier {
    return new StreamVerifier(this.#expected.ofVariant[variant]!);
  }

  #record(chunkCount: number, nowMs: number): void {
    this.#tally.windowChunkCount += chunkCount - this.#chunkCount;
    for (let chunk = this.#chunkCount; chunk < chunkCount; chunk++) {
      if (chunk === 0) this.#tally.timeToFirstTokenMs.record(nowMs - this.#sentAtMs);
      // Chunks of one read arrived together: the gap belongs to the first of them.
      else this.#tally.chunkGapMs.record(chunk === this.#chunkCount ? nowMs - this.#previousAtMs : 0);
      this.#tally.chunkDelayMs.record(nowMs - this.#sentAtMs - (chunk + 1) * this.#expected.delayMs);
    }
  }
}
