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
import type { AttemptRecord } from '@weir/domain/usage';
import { isName } from './bounded-names.ts';
import { errorTypeOf, isFailure } from './metric-attributes.ts';

interface TracedRequest {
  readonly operation: Operation;
  readonly model: string;
  readonly parent: Context;
  /** For the upstream. */
  readonly tracestate: string | undefined;
  readonly receivedAtMs: number;
}

export type EndedAttempt = Pick<AttemptRecord, 'status' | 'errorCode' | 'durationUs'>;

/** Records the metrics of what a trace sees. */
export interface OutcomeRecorder {
  attemptEnded(attempt: StartedAttempt, end: EndedAttempt): void;
  requestEnded(outcome: RequestOutcome): void;
}

/** One SERVER span for the request, with one CLIENT span per attempt under it. */
export class OpenTelemetryRequestTrace implements RequestTrace {
  readonly #tracer: Tracer;
  readonly #recorder: OutcomeRecorder;
  readonly #parent: Context;
  readonly #tracestate: string | undefined;
  readonly #receivedAtMs: number;
  readonly #span: Span;
  #attempt: StartedAttempt | undefined;
  #attemptSpan: Span | undefined;

  constructor(tracer: Tracer, recorder: OutcomeRecorder, request: TracedRequest) {
    this.#tracer = tracer;
    this.#recorder = recorder;
    this.#parent = request.parent;
    this.#tracestate = request.tracestate;
    this.#receivedAtMs = request.receivedAtMs;
    this.#span = tracer.startSpan(
      `${request.operation.genAiName} ${request.model}`,
      {
        kind: SpanKind.SERVER,
        startTime: hrTime(request.receivedAtMs, 0),
        attributes: {
          'gen_ai.operation.name': request.operation.genAiName,
          'gen_ai.request.model': request.model,
        },
      },
      request.parent,
    );
  }

  get traceId(): string | undefined {
    const spanContext = this.#span.spanContext();
    return isSpanContextValid(spanContext) ? spanContext.traceId : undefined;
  }

  attemptStarted(attempt: StartedAttempt): TraceHeaders | undefined {
    this.#attempt = attempt;
    // Not sampled: the upstream gets the request's own ids; a span of the attempt would add nothing.
    if (!this.#span.isRecording()) return headersOf(this.#span, this.#tracestate);
    const { operation, upstreamModel, connection } = attempt;
    this.#attemptSpan = this.#tracer.startSpan(
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
      trace.setSpan(this.#parent, this.#span),
    );
    return headersOf(this.#attemptSpan, this.#tracestate);
  }

  attemptEnded(end: EndedAttempt): void {
    if (this.#attempt !== undefined) this.#recorder.attemptEnded(this.#attempt, end);
    const span = this.#attemptSpan;
    if (span === undefined) return;
    this.#attemptSpan = undefined;
    const { status, errorCode } = end;
    if (status !== null) span.setAttribute('http.response.status_code', status);
    if (errorCode !== null) {
      span.setAttribute('error.type', errorCode);
      if (isFailure(errorCode)) span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  }

  ended(outcome: RequestOutcome): void {
    this.#recorder.requestEnded(outcome);
    const span = this.#span;
    if (!span.isRecording()) return;
    span.setAttributes(outcomeAttributes(outcome));
    const errorType = errorTypeOf(outcome);
    if (errorType !== undefined && isFailure(errorType)) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(hrTime(this.#receivedAtMs, outcome.durationUs));
  }
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

/** The host and port of a base URL. */
function serverOf(baseUrl: string): Attributes {
  const { hostname, port, protocol } = new URL(baseUrl);
  return {
    // An IPv6 address has brackets in a URL only.
    'server.address': hostname.replace(/^\[|\]$/g, ''),
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
  };
}
