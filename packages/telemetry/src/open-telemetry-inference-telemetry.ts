import type { Operation } from '@weir/domain/inference';
import type { QuotaKind } from '@weir/domain/limits';
import type { InferenceTelemetry, RequestTrace, TraceHeaders } from '@weir/domain/telemetry';
import { type CounterDefinition, METRICS } from './metric-definitions.ts';
import type { MetricRegistry } from './metric-registry.ts';
import type { CounterSeries, HistogramSeries } from './metric-series.ts';
import { OpenTelemetryRequestTrace } from './open-telemetry-request-trace.ts';
import { RequestSeries } from './request-series.ts';
import { RequestSpans, type Tracing } from './request-spans.ts';

const US_PER_S = 1_000_000;
/** Methods and routes of the management plane are a closed list; status classes are five. */
const MANAGEMENT_SERIES_LIMIT = 2_000;

interface CommitSeries {
  readonly duration: HistogramSeries;
  readonly records: CounterSeries;
}

/** {@link InferenceTelemetry} on a {@link MetricRegistry}, and on spans where these are exported. */
export class OpenTelemetryInferenceTelemetry implements InferenceTelemetry {
  readonly #registry: MetricRegistry;
  readonly #tracing: Tracing | null;
  readonly #requests: RequestSeries;
  readonly #commits: Readonly<Record<'store' | 'spool' | 'failed', CommitSeries>>;
  readonly #management = new Map<string, HistogramSeries>();
  readonly #tokensReused: CounterSeries;
  readonly #resent: CounterSeries;
  readonly #rare = new Map<string, CounterSeries>();
  readonly #keyService = new Map<string, HistogramSeries>();
  #streamsActive = 0;

  constructor(registry: MetricRegistry, tracing: Tracing | null) {
    this.#registry = registry;
    this.#tracing = tracing;
    this.#requests = new RequestSeries(registry);
    this.#commits = {
      store: commitSeries(registry, 'store'),
      spool: commitSeries(registry, 'spool'),
      failed: commitSeries(registry, 'failed'),
    };
    this.#tokensReused = registry.counter(METRICS.tokensReused, {});
    this.#resent = registry.counter(METRICS.providerResent, {});
    registry.observe(METRICS.streamsActive, () => [{ value: this.#streamsActive }]);
  }

  requestStarted(
    operation: Operation,
    model: string,
    incoming: TraceHeaders,
    receivedAtMs: number,
  ): RequestTrace {
    const tracing = this.#tracing;
    const spans =
      tracing === null ? null : new RequestSpans(tracing, operation, model, incoming, receivedAtMs);
    return new OpenTelemetryRequestTrace(this.#requests, spans);
  }

  streamsActive(delta: 1 | -1): void {
    this.#streamsActive += delta;
  }

  ledgerCommitted(durationUs: number, records: number, to: 'store' | 'spool' | 'failed'): void {
    this.#commits[to].duration.record(durationUs / US_PER_S);
    this.#commits[to].records.add(records);
  }

  refused(code: string, status: number): void {
    this.#requests.recordRefusal(code, status);
  }

  managementAnswered(method: string, route: string, status: number, durationUs: number): void {
    const statusClass = `${Math.floor(status / 100)}xx`;
    const key = `${method} ${route} ${statusClass}`;
    let series = this.#management.get(key);
    if (series === undefined) {
      if (this.#management.size >= MANAGEMENT_SERIES_LIMIT) return;
      series = this.#registry.histogram(METRICS.managementDuration, {
        'http.request.method': method,
        'http.route': route,
        'weir.response.status_class': statusClass,
      });
      this.#management.set(key, series);
    }
    series.record(durationUs / US_PER_S);
  }

  tokenReused(): void {
    this.#tokensReused.add(1);
  }

  fallbackRefused(code: string): void {
    this.#count(METRICS.providerFallbacksRefused, { 'error.type': code });
  }

  resent(): void {
    this.#resent.add(1);
  }

  delivered(channel: 'mail' | 'webhook', outcome: 'delivered' | 'failed' | 'given_up'): void {
    this.#count(METRICS.outboxDeliveries, { 'weir.outbox.channel': channel, 'weir.outbox.outcome': outcome });
  }

  breakerChanged(connectionId: string, to: string): void {
    this.#count(METRICS.breakerTransitions, {
      'weir.connection.id': connectionId,
      'weir.breaker.state': to,
    });
  }

  keyServiceCalled(operation: string, outcome: string, durationUs: number): void {
    const key = `${METRICS.keyServiceDuration.name} ${operation} ${outcome}`;
    let series = this.#keyService.get(key);
    if (series === undefined) {
      series = this.#registry.histogram(METRICS.keyServiceDuration, {
        'weir.key_service.operation': operation,
        'weir.key_service.outcome': outcome,
      });
      this.#keyService.set(key, series);
    }
    series.record(durationUs / US_PER_S);
  }

  thresholdReached(kind: QuotaKind): void {
    this.#count(METRICS.limitThresholds, { 'weir.limit.kind': kind });
  }

  alertChanged(metric: string, to: 'fired' | 'resolved'): void {
    this.#count(METRICS.alertTransitions, { 'weir.alert.metric': metric, 'weir.alert.state': to });
  }

  /** The attributes are codes of closed lists. */
  #count(metric: CounterDefinition, attributes: Readonly<Record<string, string>>): void {
    const key = [metric.name, ...Object.values(attributes)].join(' ');
    let series = this.#rare.get(key);
    if (series === undefined) {
      series = this.#registry.counter(metric, attributes);
      this.#rare.set(key, series);
    }
    series.add(1);
  }
}

function commitSeries(registry: MetricRegistry, destination: string): CommitSeries {
  const attributes = { 'weir.ledger.destination': destination };
  return {
    duration: registry.histogram(METRICS.ledgerCommitDuration, attributes),
    records: registry.counter(METRICS.ledgerRecords, attributes),
  };
}
