import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';
import { auditStreamUrl, telemetryTargets } from './telemetry-config.ts';

const targetsOf = (env: NodeJS.ProcessEnv) => telemetryTargets(loadConfig(env));

test('without variables nothing is exported', () => {
  expect(targetsOf({})).toEqual({ metricsUrl: undefined, tracesUrl: undefined, prometheus: undefined });
});

test('OTEL_EXPORTER_OTLP_ENDPOINT is the base of both signals', () => {
  expect(targetsOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318/otlp/' })).toMatchObject({
    metricsUrl: 'http://c:4318/otlp/v1/metrics',
    tracesUrl: 'http://c:4318/otlp/v1/traces',
  });
});

test('a signal’s own endpoint is taken as it is, also alone', () => {
  const own = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://t/traces' };
  expect(targetsOf(own)).toMatchObject({ metricsUrl: undefined, tracesUrl: 'http://t/traces' });
  expect(targetsOf({ ...own, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c' })).toMatchObject({
    metricsUrl: 'http://c/v1/metrics',
    tracesUrl: 'http://t/traces',
  });
  expect(targetsOf({ OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://m/x' })).toMatchObject({
    metricsUrl: 'http://m/x',
    tracesUrl: undefined,
  });
});

test('OTEL_TRACES_EXPORTER and OTEL_METRICS_EXPORTER: none turns one signal off', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c' };
  expect(targetsOf({ ...endpoint, OTEL_TRACES_EXPORTER: 'none' })).toMatchObject({
    metricsUrl: 'http://c/v1/metrics',
    tracesUrl: undefined,
  });
  expect(targetsOf({ ...endpoint, OTEL_METRICS_EXPORTER: 'none' }).metricsUrl).toBeUndefined();
  expect(() => targetsOf({ OTEL_METRICS_EXPORTER: 'console' })).toThrow(/OTEL_METRICS_EXPORTER: /);
});

test('METRICS_PORT listens where the API does', () => {
  expect(targetsOf({ METRICS_PORT: '9464', HOST: '0.0.0.0' }).prometheus).toEqual({
    host: '0.0.0.0',
    port: 9464,
  });
  expect(() => targetsOf({ METRICS_PORT: 'secret' })).toThrow(/METRICS_PORT: /);
});

test('AUDIT_STREAM sends the audit log to the endpoint of logs, and needs one', () => {
  const urlOf = (env: NodeJS.ProcessEnv) => auditStreamUrl(loadConfig(env));
  const own = { OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://l/audit' };
  const base = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318/' };
  expect(urlOf({ ...own, ...base })).toBeUndefined();
  expect(urlOf({ AUDIT_STREAM: 'otlp', ...base })).toBe('http://c:4318/v1/logs');
  expect(urlOf({ AUDIT_STREAM: 'otlp', ...base, ...own })).toBe('http://l/audit');
  expect(() => urlOf({ AUDIT_STREAM: 'otlp' })).toThrow(
    /AUDIT_STREAM: needs OTEL_EXPORTER_OTLP_LOGS_ENDPOINT/,
  );
  expect(() => urlOf({ AUDIT_STREAM: 'syslog', ...base })).toThrow(/AUDIT_STREAM: /);
});
