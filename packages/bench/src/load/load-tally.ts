import { SampleRecorder } from './sample-recorder.ts';

/** More failures than this end a run early: it has failed, and the rest would only take time. */
const MAX_FAILURES = 200;

/**
 * The result of one load run. Requests and failures count from the first to the last; rates and latencies only
 * while `isRecording`, the measuring window.
 */
export class LoadTally {
  isRecording = false;
  /** Requests answered completely and correctly over the whole run. */
  completedCount = 0;
  /** Of these, ended inside the window. */
  windowRequestCount = 0;
  /** Content and finish events that arrived inside the window. */
  windowChunkCount = 0;
  /** Streams over the whole run whose every event was byte for byte the upstream's. */
  byteIdenticalCount = 0;
  readonly failures = new Map<string, number>();
  readonly latencyMs = new SampleRecorder();
  readonly timeToFirstTokenMs = new SampleRecorder();
  readonly chunkGapMs = new SampleRecorder();
  readonly chunkDelayMs = new SampleRecorder();
  readonly sendLatenessMs = new SampleRecorder();
  #failureCount = 0;

  get failureCount(): number {
    return this.#failureCount;
  }

  get isHopeless(): boolean {
    return this.#failureCount > MAX_FAILURES;
  }

  fail(kind: string, count = 1): void {
    this.#failureCount += count;
    this.failures.set(kind, (this.failures.get(kind) ?? 0) + count);
  }
}
