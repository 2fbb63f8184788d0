import { noopTelemetry } from '@weir/domain/telemetry';
import type { StartedTelemetry, TelemetryOptions } from './telemetry-options.ts';

/**
 * Metrics and traces for an OTLP collector, or {@link noopTelemetry} without one. For everything that the options do not
 * set, the OpenTelemetry SDK reads its standard variables: `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`,
 * `OTEL_EXPORTER_OTLP_*` (headers, timeout, compression, certificates), `OTEL_TRACES_SAMPLER`, `OTEL_BSP_*`,
 * `OTEL_SDK_DISABLED`. Rejects only when the endpoint is not a URL.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<StartedTelemetry> {
  const { endpoint } = options;
  if (endpoint === undefined) return { telemetry: noopTelemetry, shutdown: async () => {} };
  // Loading the SDK takes about 240 ms and 48 MB, so it is loaded only when used.
  const { startOpenTelemetry } = await import('./start-open-telemetry.ts');
  return startOpenTelemetry({ ...options, endpoint });
}
