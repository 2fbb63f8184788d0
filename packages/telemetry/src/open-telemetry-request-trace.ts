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
import type { RequestTrace } from '@weir/domain/telemetry';
import type { UsageRecord } from '@weir/domain/usage';
import { isName } from './bounded-names.ts';
import { errorTypeOf, isFailure } from './metric-attributes.ts';

interface TracedRequest {
  readonly operation: Operation;
  readonly model: string;
  readonly parent: Context;
  readonly receivedAtMs: number;
}

/** One SERVER span for the request, with one CLIENT span per attempt under it. */
export class OpenTelemetryRequestTrace implements RequestTrace {
  readonly #tracer: Tracer;
  readonly #countAttempt: (provider: string, errorCode: string | null) => void;
  readonly #parent: Context;
  readonly #receivedAtMs: number;
  readonly #span: Span;
  #attemptProvider: string | undefined;
  #attemptSpan: Span | undefined;
  #settled = false;

  constructor(
    tracer: Tracer,
    countAttempt: (provider: string, errorCode: string | null) => void,
    request: TracedRequest,
  ) {
    this.#tracer = tracer;
    this.#countAttempt = countAttempt;
    this.#parent = request.parent;
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

  attemptStarted(attempt: {
    provider: string;
    operation: Operation;
    upstreamModel: string;
    serverAddress: string;
  }): string | undefined {
    this.#attemptProvider = attempt.provider;
    // Not sampled: the upstream gets the request's own ids; a span of the attempt would add nothing.
    if (!this.#span.isRecording()) return traceparent(this.#span);
    this.#attemptSpan = this.#tracer.startSpan(
      `${attempt.operation.genAiName} ${attempt.upstreamModel}`,
      {
        kind: SpanKind.CLIENT,
        attributes: {
          'gen_ai.operation.name': attempt.operation.genAiName,
          'gen_ai.provider.name': attempt.provider,
          'gen_ai.request.model': attempt.upstreamModel,
          'server.address': attempt.serverAddress,
        },
      },
      trace.setSpan(this.#parent, this.#span),
    );
    return traceparent(this.#attemptSpan);
  }

  attemptEnded(outcome: { status: number | null; errorCode: string | null }): void {
    if (this.#attemptProvider === undefined) return;
    this.#countAttempt(this.#attemptProvider, outcome.errorCode);
    this.#attemptProvider = undefined;
    const span = this.#attemptSpan;
    if (span === undefined) return;
    this.#attemptSpan = undefined;
    if (outcome.status !== null) span.setAttribute('http.response.status_code', outcome.status);
    if (outcome.errorCode !== null) {
      span.setAttribute('error.type', outcome.errorCode);
      if (isFailure(outcome.errorCode)) span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  }

  settled(record: UsageRecord): void {
    if (this.#settled) return;
    this.#settled = true;
    this.attemptEnded(record.attempts.at(-1) ?? { status: null, errorCode: record.errorCode });
    const span = this.#span;
    if (!span.isRecording()) return;
    span.setAttributes(settlementAttributes(record));
    const errorType = errorTypeOf(record);
    if (errorType !== undefined && isFailure(errorType)) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(hrTime(this.#receivedAtMs, record.durationUs));
  }
}

/** Ids, names, counts and durations; no field for a prompt or a completion. Undefined values are left out. */
function settlementAttributes(record: UsageRecord): Attributes {
  const { usage } = record;
  return {
    'weir.request_id': record.requestId,
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
function traceparent(span: Span): string | undefined {
  const spanContext = span.spanContext();
  if (!isSpanContextValid(spanContext)) return undefined;
  const sampled = (spanContext.traceFlags & TraceFlags.SAMPLED) !== 0;
  return `00-${spanContext.traceId}-${spanContext.spanId}-${sampled ? '01' : '00'}`;
}
