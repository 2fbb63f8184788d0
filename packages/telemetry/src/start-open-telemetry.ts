import { type Attributes, DiagConsoleLogger, diag } from '@opentelemetry/api';
import { diagLogLevelFromString, getStringFromEnv } from '@opentelemetry/core';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { type IMetricReader, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { ExportFailureLog } from './export-failure-log.ts';
import { MetricRegistry } from './metric-registry.ts';
import { observeProcess } from './observe-process.ts';
import { observeState } from './observe-state.ts';
import { OpenTelemetryInferenceTelemetry } from './open-telemetry-inference-telemetry.ts';
import { OtlpSpanExporter } from './otlp-span-exporter.ts';
import { type PrometheusEndpoint, servePrometheus } from './prometheus-endpoint.ts';
import { RandomIds } from './random-ids.ts';
import { reportMetricExportFailures } from './report-export-failures.ts';
import type { Tracing } from './request-spans.ts';
import { parentBased, samplerFromEnvironment } from './sampler.ts';
import { SpanBatch } from './span-batch.ts';
import { SpanBatches } from './span-batches.ts';
import { SpanTemplates } from './span-templates.ts';
import type { StartedTelemetry, TelemetryOptions } from './telemetry-options.ts';

const SCOPE = 'weir';

/** Starts the exports of metrics and traces. Several may run in one process, each with its own collector and port. */
export async function startOpenTelemetry(options: TelemetryOptions): Promise<StartedTelemetry> {
  const { metricsUrl, tracesUrl, serviceVersion } = options;
  logSdk();
  const failures = new ExportFailureLog(options.logger);
  const scope = { name: SCOPE, version: serviceVersion };
  const registry = new MetricRegistry(scope);
  const prometheus: PrometheusEndpoint | null =
    options.prometheus === undefined ? null : await servePrometheus(options.prometheus, registry.producer());
  const readers: IMetricReader[] = prometheus === null ? [] : [prometheus.reader];
  if (metricsUrl !== undefined) readers.push(otlpReader(metricsUrl, registry, failures, options));
  const resource = defaultResource()
    .merge(
      resourceFromAttributes({
        'service.name': 'weir',
        'service.version': serviceVersion,
        'service.instance.id': options.instanceId,
      }),
    )
    // Not the host and process detectors: they report user names, paths and command-line arguments.
    .merge(detectResources({ detectors: [envDetector] }));
  const meters = new MeterProvider({ resource, readers });
  const tracing =
    tracesUrl === undefined
      ? null
      : startTracing(
          tracesUrl,
          options,
          failures,
          () => new SpanBatch(resource.attributes as Attributes, scope),
        );

  const stopObserving = observeProcess(registry);
  const stop = async () => {
    await Promise.allSettled([meters.shutdown(), tracing?.batches.shutdown(), prometheus?.close()]);
    stopObserving();
  };
  let stopped: Promise<void> | undefined;
  return {
    telemetry: new OpenTelemetryInferenceTelemetry(registry, tracing),
    prometheusPort: prometheus?.port,
    observe: (state) => observeState(registry, state),
    async shutdown(timeoutMs) {
      stopped ??= stop();
      await settledWithin(stopped, timeoutMs);
    },
  };
}

function otlpReader(
  url: string,
  registry: MetricRegistry,
  failures: ExportFailureLog,
  options: TelemetryOptions,
): IMetricReader {
  const intervalMs = options.metricExportIntervalMs ?? standard('OTEL_METRIC_EXPORT_INTERVAL', 60_000);
  const exporter = reportMetricExportFailures(new OTLPMetricExporter({ url }), failures);
  return new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: intervalMs,
    // A longer one is an error for the SDK.
    exportTimeoutMillis: Math.min(intervalMs, standard('OTEL_METRIC_EXPORT_TIMEOUT', 30_000)),
    metricProducers: [registry.producer((instrument) => exporter.selectAggregationTemporality(instrument))],
  });
}

function startTracing(
  url: string,
  { tracesSampleRatio }: TelemetryOptions,
  failures: ExportFailureLog,
  create: () => SpanBatch,
): Tracing {
  return {
    sampler: tracesSampleRatio === undefined ? samplerFromEnvironment() : parentBased(tracesSampleRatio),
    ids: new RandomIds(),
    templates: new SpanTemplates(),
    batches: new SpanBatches({
      create,
      exporter: new OtlpSpanExporter(url),
      maxQueueSize: standard('OTEL_BSP_MAX_QUEUE_SIZE', 2_048),
      maxExportBatchSize: standard('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', 512),
      scheduledDelayMs: standard('OTEL_BSP_SCHEDULE_DELAY', 5_000),
      exportTimeoutMs: standard('OTEL_BSP_EXPORT_TIMEOUT', 30_000),
      onExportFailed: () => failures.failed('traces'),
    }),
  };
}

/** The SDK's own messages go to the console where its standard variable asks for them. */
function logSdk(): void {
  const level = getStringFromEnv('OTEL_LOG_LEVEL');
  if (level === undefined) return;
  const logLevel = diagLogLevelFromString(level);
  diag.setLogger(new DiagConsoleLogger(), logLevel === undefined ? {} : { logLevel });
}

/** The SDK ignores these when it is given readers, which reporting failures needs. */
function standard(name: string, fallback: number): number {
  const value = Number(process.env[name]);
  return value > 0 ? value : fallback;
}

async function settledWithin(work: Promise<void>, timeoutMs: number): Promise<void> {
  const { promise: expired, resolve: expire } = Promise.withResolvers<void>();
  const timer = setTimeout(expire, timeoutMs);
  await Promise.race([work, expired]);
  clearTimeout(timer);
}
