import {
  type Attributes,
  type Context,
  type HrTime,
  isSpanContextValid,
  type Span,
  SpanKind,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import { RandomIdGenerator, type ReadableSpan } from '@opentelemetry/sdk-trace';
import type { Operation } from '@weir/domain/inference';
import type { RequestOutcome, RequestTrace, StartedAttempt, TraceHeaders } from '@weir/domain/telemetry';
import { isName } from './bounded-names.ts';
import { type EndedAttempt, errorTypeOf, isFailure, type RequestSeries } from './request-series.ts';
import { serverOf } from './server-of.ts';
import type { SpanQueue } from './span-queue.ts';

const ids = new RandomIdGenerator();

export interface TracedRequest {
  readonly tracer: Tracer;
  readonly spans: SpanQueue;
  readonly operation: Operation;
  readonly model: string;
  readonly parent: Context;
  /** For the upstream. */
  readonly tracestate: string | undefined;
  readonly receivedAtMs: number;
}

/** Records a request's metrics. Traced: one SERVER span for the request, with one CLIENT span per attempt under it. */
export class OpenTelemetryRequestTrace implements RequestTrace {
  readonly #series: RequestSeries;
  readonly #request: TracedRequest | null;
  /** Says whether the request is sampled, and its ids. Null, too, when the SDK was switched off by its own variable. */
  readonly #span: Span | null;
  #attempt: StartedAttempt | null = null;
  #attemptSpan: { readonly spanId: string; readonly startedAtMs: number } | null = null;

  constructor(series: RequestSeries, request: TracedRequest | null) {
    this.#series = series;
    this.#request = request;
    const span = request === null ? null : startRequestSpan(request);
    this.#span = span !== null && isSpanContextValid(span.spanContext()) ? span : null;
  }

  get traceId(): string | undefined {
    return this.#span?.spanContext().traceId;
  }

  attemptStarted(attempt: StartedAttempt): TraceHeaders | undefined {
    this.#attempt = attempt;
    const span = this.#span;
    if (span === null) return undefined;
    const { traceId, spanId, traceFlags } = span.spanContext();
    const { tracestate } = this.#request!;
    // Not sampled: the upstream gets the request's own ids; a span of the attempt would add nothing.
    if (!span.isRecording()) return headersOf(traceId, spanId, traceFlags, tracestate);
    this.#attemptSpan = {
      spanId: ids.generateSpanId(),
      startedAtMs: performance.timeOrigin + performance.now(),
    };
    return headersOf(traceId, this.#attemptSpan.spanId, traceFlags, tracestate);
  }

  attemptEnded(end: EndedAttempt): void {
    const attempt = this.#attempt;
    if (attempt === null) return;
    this.#series.recordAttempt(attempt, end);
    if (this.#attemptSpan === null) return;
    const { spanId, startedAtMs } = this.#attemptSpan;
    this.#attemptSpan = null;
    const { operation, upstreamModel, connection } = attempt;
    const { status, errorCode, durationUs } = end;
    const server = serverOf(connection.baseUrl);
    const parent = this.#span!.spanContext();
    this.#request!.spans.add(this.#span!, {
      spanContext: { traceId: parent.traceId, spanId, traceFlags: parent.traceFlags },
      parent,
      name: `${operation.genAiName} ${upstreamModel}`,
      kind: SpanKind.CLIENT,
      startTime: hrTime(startedAtMs, 0),
      endTime: hrTime(startedAtMs, durationUs),
      isError: errorCode !== null && isFailure(errorCode),
      attributes: {
        'gen_ai.operation.name': operation.genAiName,
        'gen_ai.provider.name': connection.kind,
        'gen_ai.request.model': upstreamModel,
        'weir.connection.id': connection.id,
        'server.address': server['server.address'],
        'server.port': server['server.port'],
        'http.response.status_code': status ?? undefined,
        'error.type': errorCode ?? undefined,
      },
    });
  }

  ended(outcome: RequestOutcome): void {
    this.#series.recordOutcome(outcome);
    const span = this.#span;
    if (span === null || !span.isRecording()) return;
    const { spans, operation, model, receivedAtMs } = this.#request!;
    const errorType = errorTypeOf(outcome);
    spans.add(span, {
      spanContext: span.spanContext(),
      parent: (span as unknown as ReadableSpan).parentSpanContext,
      name: `${operation.genAiName} ${model}`,
      kind: SpanKind.SERVER,
      startTime: hrTime(receivedAtMs, 0),
      endTime: hrTime(receivedAtMs, outcome.durationUs),
      isError: errorType !== undefined && isFailure(errorType),
      attributes: outcomeAttributes(operation, model, outcome),
    });
  }
}

function startRequestSpan({ tracer, operation, model, parent, receivedAtMs }: TracedRequest): Span {
  return tracer.startSpan(
    `${operation.genAiName} ${model}`,
    { kind: SpanKind.SERVER, startTime: receivedAtMs },
    parent,
  );
}

/** Ids, names, counts and durations; no field for a prompt or a completion. Undefined values are left out. */
function outcomeAttributes({ genAiName }: Operation, model: string, record: RequestOutcome): Attributes {
  const { usage } = record;
  return {
    'gen_ai.operation.name': genAiName,
    'gen_ai.request.model': model,
    'weir.request_id': record.clientRequestId,
    'weir.ending': record.ending,
    'gen_ai.provider.name': record.provider,
    'gen_ai.request.stream': record.streamed,
    'gen_ai.response.model': nameOf(record.responseModel),
    'gen_ai.response.finish_reasons': listOf(nameOf(record.finishReason)),
    'gen_ai.response.time_to_first_chunk': record.ttftUs === null ? undefined : record.ttftUs / 1_000_000,
    'gen_ai.usage.input_tokens': usage.inputTokens ?? undefined,
    'gen_ai.usage.cache_read.input_tokens': usage.cachedInputTokens ?? undefined,
    'gen_ai.usage.cache_creation.input_tokens': usage.cacheWriteTokens ?? undefined,
    'gen_ai.usage.output_tokens': usage.outputTokens ?? undefined,
    'gen_ai.usage.reasoning.output_tokens': usage.reasoningTokens ?? undefined,
    'http.response.status_code': record.status ?? undefined,
    'error.type': errorTypeOf(record),
  };
}

function nameOf(text: string | null): string | undefined {
  return text !== null && isName(text) ? text : undefined;
}

function listOf(name: string | undefined): string[] | undefined {
  return name === undefined ? undefined : [name];
}

function hrTime(epochMs: number, afterUs: number): HrTime {
  const seconds = Math.floor(epochMs / 1000);
  const microseconds = (epochMs - seconds * 1000) * 1000 + afterUs;
  return [seconds + Math.floor(microseconds / 1_000_000), Math.round(microseconds % 1_000_000) * 1000];
}

/** W3C Trace Context §3.2. */
function headersOf(
  traceId: string,
  spanId: string,
  traceFlags: number,
  tracestate: string | undefined,
): TraceHeaders {
  const sampled = (traceFlags & TraceFlags.SAMPLED) !== 0;
  return { traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`, tracestate };
}
