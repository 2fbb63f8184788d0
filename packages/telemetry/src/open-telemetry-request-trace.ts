import type {
  AttemptTrace,
  EndedAttempt,
  RequestOutcome,
  RequestTrace,
  StartedAttempt,
} from '@weir/domain/telemetry';
import type { RequestSeries } from './request-series.ts';
import type { RequestSpans } from './request-spans.ts';

/** Records a request's metrics and, where traces are exported, its spans. */
export class OpenTelemetryRequestTrace implements RequestTrace {
  readonly #series: RequestSeries;
  readonly #spans: RequestSpans | null;

  constructor(series: RequestSeries, spans: RequestSpans | null) {
    this.#series = series;
    this.#spans = spans;
  }

  get traceId(): string | undefined {
    return this.#spans?.traceId;
  }

  attemptStarted(attempt: StartedAttempt): AttemptTrace {
    return new OpenTelemetryAttemptTrace(this.#series, this.#spans, attempt);
  }

  ended(outcome: RequestOutcome): void {
    this.#series.recordOutcome(outcome);
    this.#spans?.ended(outcome);
  }
}

class OpenTelemetryAttemptTrace implements AttemptTrace {
  readonly traceparent: string | undefined;
  readonly tracestate: string | undefined;
  readonly #series: RequestSeries;
  readonly #spans: RequestSpans | null;
  readonly #attempt: StartedAttempt;
  readonly #spanId: string | null;

  constructor(series: RequestSeries, spans: RequestSpans | null, attempt: StartedAttempt) {
    this.#series = series;
    this.#spans = spans;
    this.#attempt = attempt;
    this.#spanId = spans?.newAttemptId() ?? null;
    this.traceparent = spans?.traceparent(this.#spanId);
    this.tracestate = spans?.tracestate;
  }

  ended(end: EndedAttempt): void {
    this.#series.recordAttempt(this.#attempt, end);
    if (this.#spanId !== null) this.#spans!.attemptEnded(this.#spanId, this.#attempt, end);
  }
}
