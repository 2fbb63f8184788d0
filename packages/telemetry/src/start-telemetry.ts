import type { Logger } from '@weir/domain/kernel';
import { type InferenceTelemetry, noopTelemetry } from '@weir/domain/telemetry';

export interface TelemetryOptions {
  /** Base URL of an OTLP/HTTP collector (`/v1/metrics` and `/v1/traces` are appended); undefined is no telemetry. */
  readonly endpoint: string | undefined;
  readonly serviceVersion: string;
  /** `service.instance.id`: tells replicas apart. */
  readonly instanceId: string;
  readonly logger: Logger;
  /** Default: `OTEL_METRIC_EXPORT_INTERVAL`, else 60 s. */
  readonly metricExportIntervalMs?: number | undefined;
  /** 0–1, of the requests that come without a sampling decision. Default: `OTEL_TRACES_SAMPLER`, else all. */
  readonly tracesSampleRatio?: number | undefined;
}

export interface StartedTelemetry {
  readonly telemetry: InferenceTelemetry;
  /** Exports what is pending and stops. Resolves after `timeoutMs` at the latest; never rejects. */
  shutdown(timeoutMs: number): Promise<void>;
}

/**
 * Metrics and traces to an OTLP collector, or {@link noopTelemetry} without one. What the options do not say, the
 * OpenTelemetry SDK takes from its standard variables: `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`,
 * `OTEL_EXPORTER_OTLP_*` (headers, timeout, compression, certificates), `OTEL_TRACES_SAMPLER`, `OTEL_BSP_*`,
 * `OTEL_SDK_DISABLED`. Rejects only when the endpoint is not a URL.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<StartedTelemetry> {
  const { endpoint } = options;
  if (endpoint === undefined) return { telemetry: noopTelemetry, shutdown: async () => {} };
  // Loading the SDK takes about 240 ms and 48 MB: only for those who asked for it.
  const { startOpenTelemetry } = await import('./start-open-telemetry.ts');
  return startOpenTelemetry({ ...options, endpoint });
}
