import { afterEach, expect, test, vi } from 'vitest';
import { startTelemetry } from '../src/start-telemetry.ts';
import { collectedTelemetry, optionsFor, pointsOf, settle } from './collected-telemetry.ts';
import { startOtlpCollector } from './otlp-collector.ts';
import { usageRecord } from './usage-record.ts';

afterEach(() => vi.unstubAllEnvs());

const DELTA = 1;
const CUMULATIVE = 2;

function withVariables(variables: Record<string, string>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return collectedTelemetry((telemetry) => {
    for (let i = 0; i < 40; i++) settle(telemetry, usageRecord());
  });
}

test('OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES name the service and add to it', async () => {
  const collector = await withVariables({
    OTEL_SERVICE_NAME: 'weir-eu',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=staging',
  });

  for (const { resource } of [...collector.metrics(), ...collector.spans()]) {
    expect(resource).toMatchObject({ 'service.name': 'weir-eu', 'deployment.environment.name': 'staging' });
  }
});

test('OTEL_EXPORTER_OTLP_HEADERS and …_COMPRESSION are for both signals, …_TRACES_HEADERS for one', async () => {
  const collector = await withVariables({
    OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=blue',
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-only=traces',
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
  });

  const headers = collector.headers();
  expect(headers.length).toBeGreaterThanOrEqual(2);
  for (const each of headers) expect(each).toMatchObject({ 'x-tenant': 'blue', 'content-encoding': 'gzip' });
  expect(headers.filter((each) => each['x-only'] === 'traces').length).toBeGreaterThan(0);
  expect(headers.filter((each) => each['x-only'] === undefined).length).toBeGreaterThan(0);
});

test.each([
  [{ OTEL_TRACES_SAMPLER: 'always_off' }, 0, 0],
  [{ OTEL_TRACES_SAMPLER: 'parentbased_always_off' }, 0, 0],
  [{ OTEL_TRACES_SAMPLER: 'always_on' }, 40, 40],
  [{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.5' }, 5, 35],
])('OTEL_TRACES_SAMPLER and …_ARG: %j samples %i to %i of 40', async (variables, least, most) => {
  const collector = await withVariables(variables as Record<string, string>);

  expect(collector.spans().length).toBeGreaterThanOrEqual(least);
  expect(collector.spans().length).toBeLessThanOrEqual(most);
  expect(pointsOf(collector, 'gen_ai.server.request.duration')[0]?.count).toBe(40);
});

test('OTEL_BSP_MAX_EXPORT_BATCH_SIZE limits the spans of one export', async () => {
  const collector = await withVariables({
    OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '10',
    OTEL_BSP_MAX_QUEUE_SIZE: '100',
  });

  const batches = collector.bodies().map((body) => body.split('"spanId":').length - 1);
  expect(collector.spans()).toHaveLength(40);
  expect(Math.max(...batches)).toBe(10);
});

test('OTEL_BSP_SCHEDULE_DELAY and OTEL_METRIC_EXPORT_INTERVAL say how often', async () => {
  vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '50');
  vi.stubEnv('OTEL_METRIC_EXPORT_INTERVAL', '50');
  const collector = await startOtlpCollector();
  const { telemetry, shutdown } = await startTelemetry(optionsFor(collector.endpoint));
  settle(telemetry, usageRecord());

  await vi.waitFor(
    () => {
      expect(collector.spans()).toHaveLength(1);
      expect(pointsOf(collector, 'gen_ai.server.request.duration')[0]?.count).toBe(1);
    },
    { timeout: 10_000, interval: 20 },
  );
  await shutdown(5_000);
  await collector.close();
});

test('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: delta exports what is new, each time once', async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE', 'delta');
  const collector = await startOtlpCollector();
  const { telemetry, shutdown } = await startTelemetry({
    ...optionsFor(collector.endpoint),
    metricExportIntervalMs: 100,
  });
  settle(telemetry, usageRecord({ durationUs: 1_000_000 }));
  telemetry.refused('api_key_unknown', 401);
  // What was exported once must not come again.
  await vi.waitFor(() => expect(collector.bodies().length).toBeGreaterThan(3), {
    timeout: 10_000,
    interval: 20,
  });
  settle(telemetry, usageRecord({ durationUs: 1_000_000 }));
  settle(telemetry, usageRecord({ durationUs: 20_000_000 }));
  await shutdown(5_000);
  await collector.close();

  const exported = collector.bodies().flatMap((body) => {
    const { resourceMetrics } = JSON.parse(body) as { resourceMetrics?: never };
    return (resourceMetrics ?? []) as { scopeMetrics: { metrics: Exported[] }[] }[];
  });
  const metrics = exported.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics: each }) => each));
  const durations = metrics.flatMap(({ name, histogram }) =>
    name === 'gen_ai.server.request.duration' && histogram !== undefined ? [histogram] : [],
  );
  const points = durations.flatMap(({ dataPoints }) => dataPoints);
  expect(durations.every(({ aggregationTemporality }) => aggregationTemporality === DELTA)).toBe(true);
  expect(points.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(points.reduce((sum, point) => sum + point.sum, 0)).toBeCloseTo(22, 6);
  const counts = points.map(({ bucketCounts }) => bucketCounts.reduce((sum, count) => sum + count, 0));
  expect(counts).toEqual(points.map(({ count }) => count));
  const refusals = metrics.flatMap(({ name, sum }) =>
    name === 'weir.admission.refusals' ? (sum?.dataPoints ?? []) : [],
  );
  expect(refusals.map(({ asDouble }) => asDouble)).toEqual([1]);
});

interface Exported {
  readonly name: string;
  readonly histogram?: {
    readonly aggregationTemporality: number;
    readonly dataPoints: { readonly count: number; readonly sum: number; readonly bucketCounts: number[] }[];
  };
  readonly sum?: {
    readonly aggregationTemporality: number;
    readonly dataPoints: { readonly asDouble: number }[];
  };
}

test('without a preference metrics are cumulative', async () => {
  const collector = await withVariables({});

  expect(collector.bodies().join()).toContain(`"aggregationTemporality":${CUMULATIVE}`);
  expect(collector.bodies().join()).not.toContain(`"aggregationTemporality":${DELTA},`);
});

test('OTEL_SDK_DISABLED turns everything off, /metrics too', async () => {
  vi.stubEnv('OTEL_SDK_DISABLED', 'true');
  const { prometheusPort } = await startTelemetry({
    ...optionsFor(undefined),
    prometheus: { host: '127.0.0.1', port: 0 },
  });

  expect(prometheusPort).toBeUndefined();
  expect((await withVariables({})).bodies()).toEqual([]);
});
