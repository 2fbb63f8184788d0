import { noopTelemetry } from '@weir/domain/telemetry';
import type { StartedTelemetry, TelemetryOptions } from './telemetry-options.ts';

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
