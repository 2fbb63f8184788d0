import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ }).optional();
const exporter = z.enum(['otlp', 'none']).default('otlp');

/** The variables of metrics and traces. The OpenTelemetry SDK reads its other `OTEL_*` itself. */
export const telemetryVariables = {
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: url,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url,
  OTEL_METRICS_EXPORTER: exporter,
  OTEL_TRACES_EXPORTER: exporter,
};

/** URLs that may contain a secret. */
export const TELEMETRY_SECRETS = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
];

type TelemetryConfig = z.infer<z.ZodObject<typeof telemetryVariables>> & { readonly HOST: string };

/** Where metrics and traces go; undefined where one is not exported. */
export function telemetryTargets(config: TelemetryConfig) {
  const base = config.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '');
  const metricsUrl = config.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT ?? (base && `${base}/v1/metrics`);
  const tracesUrl = config.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base && `${base}/v1/traces`);
  return {
    metricsUrl: config.OTEL_METRICS_EXPORTER === 'otlp' ? metricsUrl : undefined,
    tracesUrl: config.OTEL_TRACES_EXPORTER === 'otlp' ? tracesUrl : undefined,
    prometheus:
      config.METRICS_PORT === undefined ? undefined : { host: config.HOST, port: config.METRICS_PORT },
  };
}
