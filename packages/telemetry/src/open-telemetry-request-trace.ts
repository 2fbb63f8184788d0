import {
  type Attributes,
  type Context,
  type HrTime,
  isSpanContextValid,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Operation } from '@weir/domain/inference';
import type { RequestOutcome, RequestTrace, StartedAttempt, TraceHeaders } from '@weir/domain/telemetry';
import { isName } from './bounded-names.ts';
import { type EndedAttempt, errorTypeOf, isFailure, type RequestSeries } from './request-series.ts';
import { serverOf } from './server-of.ts';

export interface TracedRequest {
  readonly tracer: Tracer;
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
  readonly #span: Span | null;
  #attempt: StartedAttempt | null = null;
  #attemptSpan: Span | null = null;

  constructor(series: RequestSeries, request: TracedRequest | null) {
    this.#series = series;
    this.#request = request;
    this.#span = request === null ? null : startRequestSpan(request);
  }

  get traceId(): string | undefined {
    const spanContext = this.#span?.spanContext();
    return spanContext !== undefined && isSpanContextValid(spanContext) ? spanContext.traceId : undefined;
  }

  attemptStarted(attempt: StartedAttempt): TraceHeaders | undefined {
    this.#attempt = attempt;
    const span = this.#span;
    if (span === null) return undefined;
    const { tracer, parent, tracestate } = this.#request!;
    // Not sampled: the upstream gets the request's own ids; a span of the attempt would add nothing.
    if (!span.isRecording()) return headersOf(span, tracestate);
    const { operation, upstreamModel, connection } = attempt;
    this.#attemptSpan = tracer.startSpan(
      `${operation.genAiName} ${upstreamModel}`,
      {
        kind: SpanKind.CLIENT,
        attributes: {
          'gen_ai.operation.name': operation.genAiName,
          'gen_ai.provider.name': connection.kind,
          'gen_ai.request.model': upstreamModel,
          'weir.connection.id': connection.id,
          ...serverOf(connection.baseUrl),
        },
      },
      trace.setSpan(parent, span),
    );
    return headersOf(this.#attemptSpan, tracestate);
  }

  attemptEnded(end: EndedAttempt): void {
    if (this.#attempt !== null) this.#series.recordAttempt(this.#attempt, end);
    const span = this.#attemptSpan;
    if (span === null) return;
    this.#attemptSpan = null;
    const { status, errorCode } = end;
    if (status !== null) span.setAttribute('http.response.status_code', status);
    if (errorCode !== null) {
      span.setAttribute('error.type', errorCode);
      if (isFailure(errorCode)) span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  }

  ended(outcome: RequestOutcome): void {
    this.#series.recordOutcome(outcome);
    const span = this.#span;
    if (span === null || !span.isRecording()) return;
    span.setAttributes(outcomeAttributes(outcome));
    const errorType = errorTypeOf(outcome);
    if (errorType !== undefined && isFailure(errorType)) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(hrTime(this.#request!.receivedAtMs, outcome.durationUs));
  }
}

function startRequestSpan({ tracer, operation, model, parent, receivedAtMs }: TracedRequest): Span {
  return tracer.startSpan(
    `${operation.genAiName} ${model}`,
    {
      kind: SpanKind.SERVER,
      startTime: hrTime(receivedAtMs, 0),
      attributes: { 'gen_ai.operation.name': operation.genAiName, 'gen_ai.request.model': model },
    },
    parent,
  );
}

/** Ids, names, counts and durations; no field for a prompt or a completion. Undefined values are left out. */
function outcomeAttributes(record: RequestOutcome): Attributes {
  const { usage } = record;
  return {
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
function headersOf(span: Span, tracestate: string | undefined): TraceHeaders | undefined {
  const spanContext = span.spanContext();
  if (!isSpanContextValid(spanContext)) return undefined;
  const { traceId, spanId, traceFlags } = spanContext;
  const sampled = (traceFlags & TraceFlags.SAMPLED) !== 0;
  return { traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`, tracestate };
}
