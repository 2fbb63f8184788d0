import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OPERATIONS } from '@weir/domain/inference';
import type { ConnectionId, Logger } from '@weir/domain/kernel';
import { type AttemptTrace, noopTelemetry } from '@weir/domain/telemetry';
import { afterEach, expect, test, vi } from 'vitest';
import { startTelemetry } from '../src/start-telemetry.ts';
import { collectedTelemetry, optionsFor, settle, untraced } from './collected-telemetry.ts';
import { startOtlpCollector } from './otlp-collector.ts';
import { usageRecord } from './usage-record.ts';

const [chat] = OPERATIONS;

afterEach(() => vi.unstubAllEnvs());

function loggedEvents() {
  const logged: unknown[] = [];
  const logger: Logger = { log: (_, event, fields) => logged.push([event, fields]) };
  return { logger, logged };
}

async function useAndShutDown(endpoint: string | undefined, timeoutMs: number) {
  const { logger, logged } = loggedEvents();
  const { telemetry, shutdown } = await startTelemetry({
    ...optionsFor(endpoint),
    logger,
  });
  settle(telemetry, usageRecord());
  const startedMs = performance.now();
  await shutdown(timeoutMs);
  return { tookMs: performance.now() - startedMs, logged };
}

test('without an endpoint there is no telemetry, and nothing to shut down', async () => {
  const { logger } = loggedEvents();
  const { telemetry, shutdown } = await startTelemetry({
    ...optionsFor(undefined),
    logger,
  });

  expect(telemetry).toBe(noopTelemetry);
  await expect(shutdown(0)).resolves.toBeUndefined();
});

test('an endpoint that is no URL fails the start', async () => {
  await expect(useAndShutDown('collector', 100)).rejects.toThrow('collector');
});

test('a collector that refuses what it gets costs one log line for each signal', async () => {
  const server = createServer((_, response) => response.writeHead(400).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const { logged } = await useAndShutDown(`http://127.0.0.1:${port}`, 5_000);
  server.close();

  expect(logged).toHaveLength(2);
  expect(logged).toEqual(
    expect.arrayContaining([
      ['telemetry.export_failed', { signal: 'metrics' }],
      ['telemetry.export_failed', { signal: 'traces' }],
    ]),
  );
});

test('an unreachable collector delays the shutdown no longer than allowed', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));

  const { tookMs } = await useAndShutDown(`http://127.0.0.1:${port}`, 100);

  expect(tookMs).toBeLessThan(1_000);
});

test('a hanging collector delays the shutdown no longer than allowed', async () => {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const { tookMs } = await useAndShutDown(`http://127.0.0.1:${port}`, 100);
  server.closeAllConnections();
  server.close();

  expect(tookMs).toBeGreaterThanOrEqual(99);
  expect(tookMs).toBeLessThan(1_000);
});

test('shutting down twice, and using telemetry afterwards, does no harm', async () => {
  const collector = await startOtlpCollector();
  const { telemetry, shutdown } = await startTelemetry({
    ...optionsFor(collector.endpoint),
  });

  await shutdown(5_000);
  await shutdown(5_000);
  settle(telemetry, usageRecord());

  expect(collector.metrics().map(({ name }) => name)).toContain('weir.streams.active');
  await collector.close();
});

test('two gateways in one process export each to its own collector', async () => {
  const collectors = [await startOtlpCollector(), await startOtlpCollector()];
  const started = await Promise.all(
    collectors.map(({ endpoint }, i) =>
      startTelemetry({
        ...optionsFor(endpoint),
        instanceId: `replica-${i}`,
      }),
    ),
  );

  for (const { telemetry } of started) {
    settle(telemetry, usageRecord());
  }
  await Promise.all(started.map(({ shutdown }) => shutdown(5_000)));

  const instances = collectors.map((collector) =>
    [...collector.spans(), ...collector.metrics()].map(({ resource }) => resource['service.instance.id']),
  );
  expect(instances.map((ids) => [...new Set(ids)])).toEqual([['replica-0'], ['replica-1']]);
  expect(collectors.map((collector) => collector.spans().length)).toEqual([1, 1]);
  await Promise.all(collectors.map((collector) => collector.close()));
});

test('the resource names the service, its version and instance, and nothing about the host or its user', async () => {
  const collector = await collectedTelemetry(() => {});

  expect(collector.metrics()[0]?.resource).toEqual({
    'service.name': 'weir',
    'service.version': '1.2.3',
    'service.instance.id': 'replica-1',
    'telemetry.sdk.language': 'nodejs',
    'telemetry.sdk.name': 'opentelemetry',
    'telemetry.sdk.version': expect.any(String),
  });
});

test('the standard switch turns telemetry off', async () => {
  vi.stubEnv('OTEL_SDK_DISABLED', 'true');

  let sent: AttemptTrace | null = null;
  const collector = await collectedTelemetry((telemetry) => {
    const trace = telemetry.requestStarted(chat, 'sim-echo', untraced, Date.now());
    sent = trace.attemptStarted({
      operation: chat,
      upstreamModel: 'm',
      connection: { id: 'c' as ConnectionId, kind: 'openai-compatible', baseUrl: 'https://a.example' },
    });
    trace.ended(usageRecord());
  });

  expect(collector.bodies()).toEqual([]);
  expect(sent).toMatchObject({ traceparent: undefined, tracestate: undefined });
});
