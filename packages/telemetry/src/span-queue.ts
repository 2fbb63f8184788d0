import type { Span } from '@opentelemetry/api';
import type { BatchSpanProcessor, ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';
import { type EndedSpan, spanToJson, type WaitingSpan } from './span-serializer.ts';

/**
 * Spans that wait for the SDK to export them, each as bytes outside the heap. A span of the SDK's is some sixty objects, every attribute
 * checked and copied: making it, keeping it for seconds and collecting it costs more than writing it. So the SDK's spans are for its
 * decision to sample and its ids alone, and never end.
 */
export class SpanQueue implements SpanProcessor {
  readonly #batches: BatchSpanProcessor;

  constructor(batches: BatchSpanProcessor) {
    this.#batches = batches;
  }

  /** @param request the SDK's span of the request that this span is, or belongs to */
  add(request: Span, span: EndedSpan): void {
    const { resource, instrumentationScope } = request as unknown as ReadableSpan;
    const { spanContext } = span;
    const waiting: Pick<WaitingSpan, 'json' | 'spanContext' | 'resource' | 'instrumentationScope'> = {
      json: Buffer.from(spanToJson(span)),
      spanContext: () => spanContext,
      resource,
      instrumentationScope,
    };
    this.#batches.onEnd(waiting as WaitingSpan);
  }

  onStart(): void {}

  onEnd(): void {}

  forceFlush(): Promise<void> {
    return this.#batches.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.#batches.shutdown();
  }
}
