import type { Logger } from '@weir/domain/kernel';
import type { InferenceTelemetry } from '@weir/domain/telemetry';

export interface TelemetryOptions {
  /** Base URL of an OTLP/HTTP collector (`/v1/metrics` and `/v1/traces` are appended); undefined for no telemetry. */
  readonly endpoint: string | undefined;
  readonly serviceVersion: string;
  /** `service.instance.id`: tells replicas apart. */
  readonly instanceId: string;
  readonly logger: Logger;
  /** Default: `OTEL_METRIC_EXPORT_INTERVAL`, else 60 s. */
  readonly metricExportIntervalMs?: number | undefined;
  /** 0–1, for requests that come without a sampling decision. Default: `OTEL_TRACES_SAMPLER`, else all. */
  readonly tracesSampleRatio?: number | undefined;
}

export interface StartedTelemetry {
  readonly telemetry: InferenceTelemetry;
  /** Exports what is pending and stops. Resolves after at most `timeoutMs`; never rejects. */
  shutdown(timeoutMs: number): Promise<void>;
}
