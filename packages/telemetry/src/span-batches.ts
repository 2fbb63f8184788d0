import { diag } from '@opentelemetry/api';
import type { SpanBatch } from './span-batch.ts';

export interface SpanBatchOptions {
  /** Makes an empty batch. */
  readonly create: () => SpanBatch;
  readonly exporter: SpanBatchExporter;
  /** Spans that may wait; more are dropped. */
  readonly maxQueueSize: number;
  /** Spans of one export. */
  readonly maxExportBatchSize: number;
  /** How long an export waits for more spans. */
  readonly scheduledDelayMs: number;
  readonly exportTimeoutMs: number;
  readonly onExportFailed: () => void;
}

export interface SpanBatchExporter {
  /** Calls `done` once, with the code 0 when the collector has it all. */
  export(request: Uint8Array, done: (result: { readonly code: number }) => void): void;
  shutdown(): Promise<void>;
}

const SUCCESS = 0;
/** Batches that wait to be used again. Under load one is written while another one is sent. */
const MAX_FREE = 4;

/** Spans that wait to be exported, by the rules of OpenTelemetry's batching processor, but as bytes. */
export class SpanBatches {
  readonly #options: SpanBatchOptions;
  readonly #maxExportBatchSize: number;
  /** Oldest first. */
  readonly #full: SpanBatch[] = [];
  readonly #free: SpanBatch[] = [];
  #open: SpanBatch;
  #waitingSpans = 0;
  #droppedSpans = 0;
  #isExporting = false;
  #isShutDown = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: SpanBatchOptions) {
    this.#options = options;
    this.#maxExportBatchSize = Math.min(options.maxExportBatchSize, options.maxQueueSize);
    this.#open = options.create();
  }

  /** The batch that takes the next span, to be followed by {@link added}; null when there is no room for one. */
  next(): SpanBatch | null {
    if (this.#isShutDown) return null;
    if (this.#waitingSpans < this.#options.maxQueueSize) return this.#open;
    this.#droppedSpans += 1;
    return null;
  }

  added(): void {
    this.#waitingSpans += 1;
    if (this.#open.spans >= this.#maxExportBatchSize) {
      this.#full.push(this.#open);
      this.#open = this.#free.pop() ?? this.#options.create();
    }
    this.#schedule();
  }

  /** Exports what waits, and stops. */
  async shutdown(): Promise<void> {
    this.#isShutDown = true;
    const exports: Promise<void>[] = [];
    for (let batch = this.#take(); batch !== null; batch = this.#take()) exports.push(this.#export(batch));
    await Promise.all(exports);
    await this.#options.exporter.shutdown();
  }

  #schedule(): void {
    if (this.#isExporting) return;
    if (this.#full.length > 0) void this.#exportNext();
    else this.#timer ??= setTimeout(() => this.#exportNext(), this.#options.scheduledDelayMs).unref();
  }

  async #exportNext(): Promise<void> {
    const batch = this.#take();
    if (batch === null) return;
    this.#isExporting = true;
    await this.#export(batch);
    this.#isExporting = false;
    if (this.#waitingSpans > 0) this.#schedule();
  }

  #take(): SpanBatch | null {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    let batch = this.#full.shift();
    if (batch === undefined) {
      if (this.#open.spans === 0) return null;
      batch = this.#open;
      this.#open = this.#free.pop() ?? this.#options.create();
    }
    this.#waitingSpans -= batch.spans;
    if (this.#droppedSpans > 0) {
      diag.warn(`${this.#droppedSpans} spans were dropped: OTEL_BSP_MAX_QUEUE_SIZE were waiting`);
      this.#droppedSpans = 0;
    }
    return batch;
  }

  /** Never rejects. */
  async #export(batch: SpanBatch): Promise<void> {
    const { exporter, exportTimeoutMs, onExportFailed } = this.#options;
    const { promise, resolve } = Promise.withResolvers<'sent' | 'failed' | 'timed_out'>();
    const timer = setTimeout(resolve, exportTimeoutMs, 'timed_out');
    exporter.export(batch.encoded(), ({ code }) => resolve(code === SUCCESS ? 'sent' : 'failed'));
    const result = await promise;
    clearTimeout(timer);
    if (result !== 'sent') onExportFailed();
    // An export that is not over may still read its bytes.
    if (result === 'timed_out' || this.#free.length >= MAX_FREE) return;
    batch.clear();
    this.#free.push(batch);
  }
}
