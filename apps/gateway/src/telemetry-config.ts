import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ }).optional();
const exporter = z.enum(['otlp', 'none']).default('otlp');

/** The variables of metrics, traces and the audit stream. The OpenTelemetry SDK reads its other `OTEL_*` itself. */
export const telemetryVariables = {
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: url,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url,
  OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: url,
  AUDIT_STREAM: z.enum(['otlp']).optional(),
  OTEL_METRICS_EXPORTER: exporter,
  OTEL_TRACES_EXPORTER: exporter,
};

/** URLs that may contain a secret. */
export const TELEMETRY_SECRETS = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_OTLP_LOGS_ENDPOINT',
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

/** Where audit records go; undefined where they are not sent. */
export function auditStreamUrl(config: TelemetryConfig): string | undefined {
  if (config.AUDIT_STREAM === undefined) return undefined;
  const base = config.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '');
  return config.OTEL_EXPORTER_OTLP_LOGS_ENDPOINT ?? (base && `${base}/v1/logs`);
}

/** What is missing. */
export function telemetryProblems(given: Readonly<Record<string, unknown>>): string[] {
  const hasEndpoint = 'OTEL_EXPORTER_OTLP_LOGS_ENDPOINT' in given || 'OTEL_EXPORTER_OTLP_ENDPOINT' in given;
  return 'AUDIT_STREAM' in given && !hasEndpoint
    ? ['AUDIT_STREAM: needs OTEL_EXPORTER_OTLP_LOGS_ENDPOINT, or OTEL_EXPORTER_OTLP_ENDPOINT']
    : [];
}
