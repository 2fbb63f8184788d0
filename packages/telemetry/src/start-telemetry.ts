import { noopTelemetry } from '@weir/domain/telemetry';
import type { StartedTelemetry, TelemetryOptions } from './telemetry-options.ts';

/**
 * Metrics and traces for an OTLP collector, metrics for Prometheus, or {@link noopTelemetry} with neither, or with
 * `OTEL_SDK_DISABLED`. For everything that the options do not set there are OpenTelemetry's standard variables;
 * docs/operations.md lists those that are tested. Rejects when a URL is not one, or the port cannot be listened on.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<StartedTelemetry> {
  const { metricsUrl, tracesUrl, prometheus } = options;
  const isOff = process.env.OTEL_SDK_DISABLED?.toLowerCase() === 'true';
  if (isOff || (metricsUrl ?? tracesUrl ?? prometheus) === undefined) {
    return {
      telemetry: noopTelemetry,
      prometheusPort: undefined,
      observe: () => {},
      shutdown: async () => {},
    };
  }
  // Loading the SDK takes about 120 ms and 35 MB, so it is loaded only when used.
  const { startOpenTelemetry } = await import('./start-open-telemetry.ts');
  return startOpenTelemetry(options);
}
