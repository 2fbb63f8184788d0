import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OPERATIONS } from '@weir/domain/inference';
import { expect, test } from 'vitest';
import { startTelemetry } from '../src/start-telemetry.ts';
import { optionsFor, settle, untraced } from './collected-telemetry.ts';
import { startOtlpCollector } from './otlp-collector.ts';
import { usageRecord } from './usage-record.ts';

const HERE = { host: '127.0.0.1', port: 0 };

async function scrape(port: number | undefined, path = '/metrics', method = 'GET') {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
  const sniffing = response.headers.get('x-content-type-options');
  return { status: response.status, sniffing, text: await response.text() };
}

test('serves the metrics at /metrics, without a collector and without traces', async () => {
  const { telemetry, prometheusPort, shutdown } = await startTelemetry({
    ...optionsFor(undefined),
    prometheus: HERE,
  });
  settle(telemetry, usageRecord());
  telemetry.refused('api_key_unknown', 401);

  const { status, text } = await scrape(prometheusPort);
  const trace = telemetry.requestStarted(OPERATIONS[0], 'sim-echo', untraced, Date.now());
  await shutdown(5_000);

  expect(status).toBe(200);
  expect(text).toContain('# TYPE gen_ai_server_request_duration histogram');
  expect(text).toMatch(
    /gen_ai_server_request_duration_bucket\{.*gen_ai_request_model="sim-echo".*le="5.12"\} 1/,
  );
  expect(text).toMatch(
    /weir_admission_refusals_total\{error_type="api_key_unknown",http_response_status_code="401"\} 1/,
  );
  expect(text).toMatch(/target_info\{.*service_name="weir".*\} 1/);
  expect(trace.traceId).toBeUndefined();
  await expect(scrape(prometheusPort)).rejects.toThrow();
});

test('serves nothing else', async () => {
  const { prometheusPort, shutdown } = await startTelemetry({ ...optionsFor(undefined), prometheus: HERE });

  const answers = [
    await scrape(prometheusPort, '/'),
    await scrape(prometheusPort, '/v1/models'),
    await scrape(prometheusPort, '/metrics', 'POST'),
    await scrape(prometheusPort, '/metrics?name=x'),
  ];
  await shutdown(5_000);

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 405, 200]);
  for (const { sniffing } of answers) expect(sniffing).toBe('nosniff');
});

test('shows the same beside a collector, whichever is read when', async () => {
  const collector = await startOtlpCollector();
  const { telemetry, prometheusPort, shutdown } = await startTelemetry({
    ...optionsFor(collector.endpoint),
    prometheus: HERE,
  });
  for (let round = 1; round <= 3; round++) {
    settle(telemetry, usageRecord());
    expect((await scrape(prometheusPort)).text).toMatch(
      new RegExp(`gen_ai_server_request_duration_count\\{.*\\} ${round}\\n`),
    );
  }
  await shutdown(5_000);
  await collector.close();

  const [duration] = collector.metrics().filter(({ name }) => name === 'gen_ai.server.request.duration');
  expect(duration?.count).toBe(3);
});

test('a port that is taken fails the start', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;

  await expect(
    startTelemetry({ ...optionsFor(undefined), prometheus: { host: '127.0.0.1', port } }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  other.close();
});
