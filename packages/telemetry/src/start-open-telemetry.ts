import { context, metrics, trace } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { NodeSDK, type NodeSDKConfiguration } from '@opentelemetry/sdk-node';
import { ParentBasedSampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';
import { ExportFailureLog } from './export-failure-log.ts';
import { observeProcess } from './observe-process.ts';
import { OpenTelemetryInferenceTelemetry } from './open-telemetry-inference-telemetry.ts';
import { reportMetricExportFailures, reportSpanExportFailures } from './report-export-failures.ts';
import type { StartedTelemetry, TelemetryOptions } from './telemetry-options.ts';

const SCOPE = 'weir';

/** Starts the OpenTelemetry SDK for `endpoint`. Several may run in one process, each with its own collector. */
export function startOpenTelemetry(options: TelemetryOptions & { endpoint: string }): StartedTelemetry {
  const sdk = new NodeSDK(sdkConfiguration(options));
  sdk.start();
  const tracer = trace.getTracer(SCOPE, options.serviceVersion);
  const meter = metrics.getMeter(SCOPE, options.serviceVersion);
  // The SDK can only be reached through the process's globals. They are freed at once, so that nothing depends on
  // them and another instance can start; the propagator stays: it holds no state.
  trace.disable();
  metrics.disable();
  context.disable();

  const stopObserving = observeProcess(meter);
  let stopped: Promise<void> | undefined;
  return {
    telemetry: new OpenTelemetryInferenceTelemetry(meter, tracer),
    async shutdown(timeoutMs) {
      stopped ??= sdk.shutdown().then(stopObserving, stopObserving);
      await settledWithin(stopped, timeoutMs);
    },
  };
}

function sdkConfiguration(options: TelemetryOptions & { endpoint: string }): Partial<NodeSDKConfiguration> {
  const failures = new ExportFailureLog(options.logger);
  const baseUrl = options.endpoint.replace(/\/+$/, '');
  return {
    resource: defaultResource().merge(
      resourceFromAttributes({
        'service.name': 'weir',
        'service.version': options.serviceVersion,
        'service.instance.id': options.instanceId,
      }),
    ),
    // Not the host and process detectors: they report user names, paths and command-line arguments.
    resourceDetectors: [envDetector],
    metricReaders: [
      new PeriodicExportingMetricReader({
        exporter: reportMetricExportFailures(
          new OTLPMetricExporter({ url: `${baseUrl}/v1/metrics` }),
          failures,
        ),
        exportIntervalMillis: options.metricExportIntervalMs ?? standardExportIntervalMs(),
      }),
    ],
    traceExporter: reportSpanExportFailures(new OTLPTraceExporter({ url: `${baseUrl}/v1/traces` }), failures),
    ...(options.tracesSampleRatio === undefined
      ? {}
      : {
          sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.tracesSampleRatio) }),
        }),
    logRecordProcessors: [],
    instrumentations: [],
  };
}

/** The one standard variable that the SDK ignores when it is given a reader, which reporting failures needs. */
function standardExportIntervalMs(): number {
  const intervalMs = Number(process.env.OTEL_METRIC_EXPORT_INTERVAL);
  return intervalMs > 0 ? intervalMs : 60_000;
}

async function settledWithin(work: Promise<void>, timeoutMs: number): Promise<void> {
  const { promise: expired, resolve: expire } = Promise.withResolvers<void>();
  const timer = setTimeout(expire, timeoutMs);
  await Promise.race([work, expired]);
  clearTimeout(timer);
}
