import type {
  EndedAttempt,
  RequestOutcome,
  RequestTrace,
  StartedAttempt,
  TraceHeaders,
} from '@weir/domain/telemetry';
import type { RequestSeries } from './request-series.ts';
import type { RequestSpans } from './request-spans.ts';

/** Records a request's metrics and, where traces are exported, its spans. */
export class OpenTelemetryRequestTrace implements RequestTrace {
  readonly #series: RequestSeries;
  readonly #spans: RequestSpans | null;
  #attempt: StartedAttempt | null = null;

  constructor(series: RequestSeries, spans: RequestSpans | null) {
    this.#series = series;
    this.#spans = spans;
  }

  get traceId(): string | undefined {
    return this.#spans?.traceId;
  }

  attemptStarted(attempt: StartedAttempt): TraceHeaders | undefined {
    this.#attempt = attempt;
    return this.#spans?.attemptStarted();
  }

  attemptEnded(end: EndedAttempt): void {
    const attempt = this.#attempt;
    if (attempt === null) return;
    this.#attempt = null;
    this.#series.recordAttempt(attempt, end);
    this.#spans?.attemptEnded(attempt, end);
  }

  ended(outcome: RequestOutcome): void {
    this.#series.recordOutcome(outcome);
    this.#spans?.ended(outcome);
  }
}
