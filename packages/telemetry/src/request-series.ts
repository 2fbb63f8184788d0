import type { Attributes } from '@opentelemetry/api';
import { OPERATIONS } from '@weir/domain/inference';
import type { EndedAttempt, RequestOutcome, StartedAttempt } from '@weir/domain/telemetry';
import { bucketIndex, GAP_BOUNDS_US, type InterTokenLatency } from '@weir/domain/usage';
import { BoundedNames } from './bounded-names.ts';
import { GAP_BOUNDS_S, METRICS } from './metric-definitions.ts';
import type { MetricRegistry } from './metric-registry.ts';
import type { CounterSeries, HistogramSeries } from './metric-series.ts';
import { serverOf } from './server-of.ts';

/** The SDK's own limit per instrument. */
const SERIES_LIMIT = 2_000;
const OVERFLOW = 'overflow';
const US_PER_S = 1_000_000;
/** The first bucket beyond those of the records. */
const FIRST_STALL = GAP_BOUNDS_US.length;

interface OutcomeSeries {
  readonly duration: HistogramSeries;
  readonly timeToFirstToken: HistogramSeries;
  readonly timePerOutputToken: HistogramSeries;
  readonly inputTokens: HistogramSeries;
  readonly outputTokens: HistogramSeries;
}

interface AttemptSeries {
  readonly attempts: CounterSeries;
  readonly duration: HistogramSeries;
}

/**
 * The series of requests, attempts and refusals, found by their attributes. These are of low cardinality: never an
 * organization, workspace, key, user or request.
 */
export class RequestSeries {
  readonly #registry: MetricRegistry;
  readonly #providers = new BoundedNames(50);
  readonly #connections = new BoundedNames(200);
  readonly #models = new BoundedNames(500);
  /** Upstreams choose these: without a limit, one that invents names would exhaust the collector. */
  readonly #responseModels = new BoundedNames(200);
  readonly #errors = new BoundedNames(100);
  readonly #outcomes = new Map<string, OutcomeSeries>();
  readonly #attempts = new Map<string, AttemptSeries>();
  readonly #refusals = new Map<string, CounterSeries>();
  readonly #fallbacks = new Map<string, CounterSeries>();
  readonly #overheads: ReadonlyMap<string, HistogramSeries>;

  constructor(registry: MetricRegistry) {
    this.#registry = registry;
    this.#overheads = new Map(
      OPERATIONS.map(({ name, genAiName }) => [
        name,
        registry.histogram(METRICS.gatewayOverhead, { 'gen_ai.operation.name': genAiName }),
      ]),
    );
  }

  recordOutcome(outcome: RequestOutcome): void {
    const { ttftUs, itl, usage } = outcome;
    const series = this.#outcomeSeries(outcome);
    series.duration.record(outcome.durationUs / US_PER_S);
    this.#overheads.get(outcome.operation)?.record(outcome.overheadUs / US_PER_S);
    if (ttftUs !== null) series.timeToFirstToken.record(ttftUs / US_PER_S);
    if (itl !== null) recordGaps(series.timePerOutputToken, itl);
    if (usage.inputTokens !== null) series.inputTokens.record(usage.inputTokens);
    if (usage.outputTokens !== null) series.outputTokens.record(usage.outputTokens);
    if (outcome.isFallback === true) this.#recordFallback(outcome);
  }

  /** Without a failed attempt elsewhere, the first connection was not asked: its breaker is open, or it is full. */
  #recordFallback({ provider, connectionId, attempts }: RequestOutcome): void {
    const failed = attempts.find((attempt) => attempt.connectionId !== connectionId);
    const to = this.#providers.bound(provider);
    const reason = this.#errors.bound(failed?.errorCode ?? 'unavailable');
    cached(this.#fallbacks, `${to} ${reason}`, (attributes) =>
      this.#registry.counter(
        METRICS.providerFallbacks,
        attributes ?? { 'gen_ai.provider.name': to, 'error.type': reason },
      ),
    ).add(1);
  }

  recordAttempt({ operation, upstreamModel, connection }: StartedAttempt, end: EndedAttempt): void {
    const provider = this.#providers.bound(connection.kind);
    const id = this.#connections.bound(connection.id);
    const model = this.#models.bound(upstreamModel);
    const error = end.errorCode === null ? '' : this.#errors.bound(end.errorCode);
    const key = `${operation.name} ${id} ${model} ${end.status} ${error}`;
    const series = cached(this.#attempts, key, (attributes) => {
      const shared = attributes ?? {
        'gen_ai.provider.name': provider,
        'weir.connection.id': id,
        ...(end.status === null ? {} : { 'http.response.status_code': end.status }),
        ...(error === '' ? {} : { 'error.type': error }),
      };
      const outcome = error === '' ? 'succeeded' : isFailure(error) ? 'failed' : 'cancelled';
      const request = {
        'gen_ai.operation.name': operation.genAiName,
        'gen_ai.request.model': model,
      };
      return {
        attempts: this.#registry.counter(
          METRICS.providerAttempts,
          attributes ?? { ...shared, ...request, 'weir.attempt.outcome': outcome },
        ),
        duration: this.#registry.histogram(
          METRICS.operationDuration,
          attributes ?? { ...shared, ...request, ...serverOf(connection.baseUrl) },
        ),
      };
    });
    series.attempts.add(1);
    series.duration.record(end.durationUs / US_PER_S);
  }

  recordRefusal(code: string, status: number): void {
    const error = this.#errors.bound(code);
    cached(this.#refusals, `${error} ${status}`, (attributes) =>
      this.#registry.counter(
        METRICS.admissionRefusals,
        attributes ?? { 'error.type': error, 'http.response.status_code': status },
      ),
    ).add(1);
  }

  #outcomeSeries(outcome: RequestOutcome): OutcomeSeries {
    const { operation, status } = outcome;
    const provider = this.#providers.bound(outcome.provider);
    const model = this.#models.bound(outcome.model);
    const responseModel =
      outcome.responseModel === null ? '' : this.#responseModels.bound(outcome.responseModel);
    const errorType = errorTypeOf(outcome);
    const error = errorType === undefined ? '' : this.#errors.bound(errorType);
    // Limited names contain no space, so no two outcomes share a key.
    const key = `${operation} ${provider} ${model} ${responseModel} ${status} ${error}`;
    return cached(this.#outcomes, key, (overflow) => {
      const request = overflow ?? {
        'gen_ai.operation.name': genAiNameOf(operation),
        'gen_ai.provider.name': provider,
        'gen_ai.request.model': model,
        ...(responseModel === '' ? {} : { 'gen_ai.response.model': responseModel }),
        ...(status === null ? {} : { 'http.response.status_code': status }),
        ...(error === '' ? {} : { 'error.type': error }),
      };
      const registry = this.#registry;
      const tokens = (type: string) =>
        registry.histogram(METRICS.tokenUsage, { ...request, 'gen_ai.token.type': type });
      return {
        duration: registry.histogram(METRICS.requestDuration, request),
        timeToFirstToken: registry.histogram(METRICS.timeToFirstToken, request),
        timePerOutputToken: registry.histogram(METRICS.timePerOutputToken, request),
        inputTokens: tokens('input'),
        outputTokens: tokens('output'),
      };
    });
  }
}

/** `error.type` of a request: undefined when it completed. */
export function errorTypeOf(outcome: RequestOutcome): string | undefined {
  return outcome.errorCode ?? (outcome.ending === 'completed' ? undefined : outcome.ending);
}

/** Whether an error is Weir's or an upstream's: a client that leaves is none, nor an attempt that another one overtook. */
export function isFailure(errorType: string): boolean {
  return errorType !== 'client_disconnected' && errorType !== 'overtaken';
}

/**
 * Every gap. A record knows its longest gap exactly, and counts others above 2.5 s together: these count as up to 5 s, the
 * longest as it was, so that a stall is seen.
 */
function recordGaps(series: HistogramSeries, { count, meanUs, maxUs, buckets }: InterTokenLatency): void {
  if (buckets === null) return;
  series.addCounted(buckets, count, (meanUs * count) / US_PER_S);
  if (buckets.length <= FIRST_STALL) return;
  series.counts[FIRST_STALL]! -= 1;
  series.counts[bucketIndex(maxUs / US_PER_S, GAP_BOUNDS_S)]! += 1;
}

function genAiNameOf(operation: string): string {
  return OPERATIONS.find(({ name }) => name === operation)?.genAiName ?? operation;
}

/** Beyond the limit all share one, with the attribute that OpenTelemetry has for it. */
function cached<Series>(
  cache: Map<string, Series>,
  key: string,
  make: (overflow: Attributes | null) => Series,
): Series {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const isFull = cache.size >= SERIES_LIMIT;
  if (isFull && cache.has(OVERFLOW)) return cache.get(OVERFLOW)!;
  const made = make(isFull ? { 'otel.metric.overflow': true } : null);
  cache.set(isFull ? OVERFLOW : key, made);
  return made;
}
