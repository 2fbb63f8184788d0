import { createTraceState, TraceFlags } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { Operation } from '@weir/domain/inference';
import type { EndedAttempt, RequestOutcome, StartedAttempt, TraceHeaders } from '@weir/domain/telemetry';
import type { RandomIds } from './random-ids.ts';
import type { Sampler } from './sampler.ts';
import { doubleAttribute, integerAttribute, textAttribute } from './span-batch.ts';
import type { SpanBatches } from './span-batches.ts';
import type { SpanTemplates } from './span-templates.ts';

const US_PER_S = 1_000_000;
const REQUEST_ID = textAttribute('weir.request_id');
const TIME_TO_FIRST_CHUNK = doubleAttribute('gen_ai.response.time_to_first_chunk');
const INPUT_TOKENS = integerAttribute('gen_ai.usage.input_tokens');
const CACHE_READ_TOKENS = integerAttribute('gen_ai.usage.cache_read.input_tokens');
const CACHE_CREATION_TOKENS = integerAttribute('gen_ai.usage.cache_creation.input_tokens');
const OUTPUT_TOKENS = integerAttribute('gen_ai.usage.output_tokens');
const REASONING_TOKENS = integerAttribute('gen_ai.usage.reasoning.output_tokens');

/** What all traced requests share. */
export interface Tracing {
  readonly sampler: Sampler;
  readonly ids: RandomIds;
  readonly templates: SpanTemplates;
  readonly batches: SpanBatches;
}

/**
 * The SERVER span of a request, with one CLIENT span per attempt below it. Each is written when it ends: until then only
 * its ids are kept.
 */
export class RequestSpans {
  readonly traceId: string;
  readonly #tracing: Tracing;
  readonly #operation: Operation;
  readonly #model: string;
  readonly #receivedAtUs: number;
  readonly #spanId: string;
  /** The caller's span. */
  readonly #parentId: string | null;
  /** Of other vendors, for the upstream. */
  readonly tracestate: string | undefined;
  readonly #isSampled: boolean;

  constructor(
    tracing: Tracing,
    operation: Operation,
    model: string,
    incoming: TraceHeaders,
    receivedAtMs: number,
  ) {
    const { traceparent, tracestate } = incoming;
    // With a malformed one the request starts a trace of its own.
    const parent = traceparent === undefined ? null : parseTraceParent(traceparent);
    this.#tracing = tracing;
    this.#operation = operation;
    this.#model = model;
    this.#receivedAtUs = receivedAtMs * 1_000;
    this.traceId = parent === null ? tracing.ids.traceId() : parent.traceId;
    this.#spanId = tracing.ids.spanId();
    this.#parentId = parent === null ? null : parent.spanId;
    this.tracestate = parent === null || tracestate === undefined ? undefined : validState(tracestate);
    this.#isSampled = tracing.sampler(
      this.traceId,
      parent === null ? undefined : (parent.traceFlags & TraceFlags.SAMPLED) !== 0,
    );
  }

  /** The id of an attempt's span; null where it gets none. */
  newAttemptId(): string | null {
    return this.#isSampled ? this.#tracing.ids.spanId() : null;
  }

  /** For the upstream of an attempt, by W3C Trace Context §3.2. Its span is below the request's where the attempt has none. */
  traceparent(attemptId: string | null): string {
    return `00-${this.traceId}-${attemptId ?? this.#spanId}-${attemptId === null ? '00' : '01'}`;
  }

  attemptEnded(attemptId: string, attempt: StartedAttempt, end: EndedAttempt): void {
    const { batches, templates } = this.#tracing;
    const span = batches.next();
    if (span === null) return;
    const startUs = this.#receivedAtUs + (end.startOffsetUs ?? 0);
    span.begin(this.traceId, attemptId, startUs, startUs + end.durationUs);
    span.parent(this.#spanId, false);
    span.template(templates.ofAttempt(attempt, end));
    span.end();
    batches.added();
  }

  ended(outcome: RequestOutcome): void {
    if (!this.#isSampled) return;
    const { batches, templates } = this.#tracing;
    const span = batches.next();
    if (span === null) return;
    const { ttftUs, usage } = outcome;
    span.begin(this.traceId, this.#spanId, this.#receivedAtUs, this.#receivedAtUs + outcome.durationUs);
    span.parent(this.#parentId, true);
    span.template(templates.ofRequest(this.#operation, this.#model, outcome));
    span.text(REQUEST_ID, outcome.clientRequestId);
    span.double(TIME_TO_FIRST_CHUNK, ttftUs === null ? null : ttftUs / US_PER_S);
    span.integer(INPUT_TOKENS, usage.inputTokens);
    span.integer(CACHE_READ_TOKENS, usage.cachedInputTokens);
    span.integer(CACHE_CREATION_TOKENS, usage.cacheWriteTokens);
    span.integer(OUTPUT_TOKENS, usage.outputTokens);
    span.integer(REASONING_TOKENS, usage.reasoningTokens);
    span.end();
    batches.added();
  }
}

/** W3C Trace Context §3.3: at most 32 members and 512 characters, and only well-formed ones. */
function validState(tracestate: string): string | undefined {
  return createTraceState(tracestate).serialize() || undefined;
}
