import { context, metrics, trace } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';

import { defaultResource, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { type IMetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { NodeSDK, type NodeSDKConfiguration } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';
import { ExportFailureLog } from './export-failure-log.ts';
import { MetricRegistry } from './metric-registry.ts';
import { observeProcess } from './observe-process.ts';
import { observeState } from './observe-state.ts';
import { OpenTelemetryInferenceTelemetry } from './open-telemetry-inference-telemetry.ts';
import { OtlpSpanExporter } from './otlp-span-exporter.ts';
import { type PrometheusEndpoint, servePrometheus } from './prometheus-endpoint.ts';
import { reportMetricExportFailures, reportSpanExportFailures } from './report-export-failures.ts';
import { SpanQueue } from './span-queue.ts';
import type { StartedTelemetry, TelemetryOptions } from './telemetry-options.ts';

const SCOPE = 'weir';

/** Starts the OpenTelemetry SDK. Several may run in one process, each with its own collector and port. */
export async function startOpenTelemetry(options: TelemetryOptions): Promise<StartedTelemetry> {
  const { metricsUrl, tracesUrl, serviceVersion } = options;
  const failures = new ExportFailureLog(options.logger);
  const registry = new MetricRegistry({ name: SCOPE, version: serviceVersion });
  const prometheus: PrometheusEndpoint | null =
    options.prometheus === undefined ? null : await servePrometheus(options.prometheus, registry.producer());
  const readers: IMetricReader[] = prometheus === null ? [] : [prometheus.reader];
  if (metricsUrl !== undefined) readers.push(otlpReader(metricsUrl, registry, failures, options));
  const spans = tracesUrl === undefined ? null : spanQueue(tracesUrl, failures);

  const sdk = new NodeSDK({
    resource: defaultResource().merge(
      resourceFromAttributes({
        'service.name': 'weir',
        'service.version': serviceVersion,
        'service.instance.id': options.instanceId,
      }),
    ),
    // Not the host and process detectors: they report user names, paths and command-line arguments.
    resourceDetectors: [envDetector],
    metricReaders: readers,
    // Without any the SDK would choose an exporter itself.
    spanProcessors: spans === null ? [] : [spans],
    ...sampling(options),
    logRecordProcessors: [],
    instrumentations: [],
  });
  sdk.start();
  const traces = spans === null ? null : { tracer: trace.getTracer(SCOPE, serviceVersion), spans };
  // The SDK can only be reached through the process's globals. They are freed at once, so that nothing depends on
  // them and another instance can start; the propagator stays: it holds no state.
  trace.disable();
  metrics.disable();
  context.disable();

  const stopObserving = observeProcess(registry);
  const stop = async () => {
    await Promise.allSettled([sdk.shutdown(), prometheus?.close()]);
    stopObserving();
  };
  let stopped: Promise<void> | undefined;
  return {
    telemetry: new OpenTelemetryInferenceTelemetry(registry, traces),
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

function sampling({ tracesSampleRatio }: TelemetryOptions): Partial<NodeSDKConfiguration> {
  if (tracesSampleRatio === undefined) return {};
  return { sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(tracesSampleRatio) }) };
}

function spanQueue(url: string, failures: ExportFailureLog): SpanQueue {
  return new SpanQueue(
    new BatchSpanProcessor({
      exporter: reportSpanExportFailures(new OtlpSpanExporter(url), failures),
      scheduledDelayMillis: standard('OTEL_BSP_SCHEDULE_DELAY', 5_000),
      maxQueueSize: standard('OTEL_BSP_MAX_QUEUE_SIZE', 2_048),
      maxExportBatchSize: standard('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', 512),
      exportTimeoutMillis: standard('OTEL_BSP_EXPORT_TIMEOUT', 30_000),
    }),
  );
}

/** The SDK ignores these when it is given readers and processors, which reporting failures needs. */
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
