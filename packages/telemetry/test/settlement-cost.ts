/**
 * What telemetry costs a request: `node packages/telemetry/test/settlement-cost.ts`. Drives 10,000 requests a second
 * for five seconds each way, exporting once a second to a collector in another process, and prints this process's CPU
 * time per request beyond that of the same loop without telemetry, and how many of the spans arrived.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { OPERATIONS } from '@weir/domain/inference';
import type { ConnectionId } from '@weir/domain/kernel';
import { type InferenceTelemetry, noopTelemetry, type TraceHeaders } from '@weir/domain/telemetry';
import type { UsageRecord } from '@weir/domain/usage';
import { startTelemetry } from '../src/start-telemetry.ts';
import { usageRecord } from './usage-record.ts';

const REQUESTS_PER_S = 10_000;
const SECONDS = 5;
const TICK_MS = 10;

const records = Array.from({ length: 20 }, (_, i) =>
  usageRecord({ model: `model-${i}`, responseModel: `model-${i}-2026-07-01`, ttftUs: 40_000 + i * 1_000 }),
);

const sampled: TraceHeaders = {
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  tracestate: undefined,
};
const unsampled: TraceHeaders = { traceparent: undefined, tracestate: undefined };
const connection = {
  id: '018f3c1e-0000-7000-8000-00000000000c' as ConnectionId,
  kind: 'openai-compatible',
  baseUrl: 'https://upstream.example/v1',
} as const;

function settle(telemetry: InferenceTelemetry, record: UsageRecord, incoming: TraceHeaders) {
  telemetry.streamsActive(1);
  const { model, upstreamModel, startedAt, attempts } = record;
  const trace = telemetry.requestStarted(OPERATIONS[0], model, incoming, startedAt.getTime());
  trace.attemptStarted({ operation: OPERATIONS[0], upstreamModel, connection }).ended(attempts[0]!);
  trace.ended(record);
  telemetry.streamsActive(-1);
}

async function cpuUsPerRequest(telemetry: InferenceTelemetry, incoming: TraceHeaders) {
  const perTick = (REQUESTS_PER_S * TICK_MS) / 1000;
  const before = process.cpuUsage();
  const startedMs = performance.now();
  let done = 0;
  while (done < REQUESTS_PER_S * SECONDS) {
    for (let i = 0; i < perTick; i++) settle(telemetry, records[done++ % records.length]!, incoming);
    await delay(Math.max(0, startedMs + (done / REQUESTS_PER_S) * 1000 - performance.now()));
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / done;
}

async function main() {
  const collector = fork(import.meta.filename, ['collector']);
  const [{ port }] = (await once(collector, 'message')) as [{ port: number }];
  const { telemetry, shutdown } = await startTelemetry({
    metricsUrl: `http://127.0.0.1:${port}/v1/metrics`,
    tracesUrl: `http://127.0.0.1:${port}/v1/traces`,
    prometheus: undefined,
    serviceVersion: '0',
    instanceId: 'bench',
    logger: { log: (...line) => process.stderr.write(`${JSON.stringify(line)}\n`) },
    metricExportIntervalMs: 1_000,
    tracesSampleRatio: 0,
  });

  for (let round = 1; round <= 3; round++) {
    const bare = await cpuUsPerRequest(noopTelemetry, unsampled);
    const metrics = await cpuUsPerRequest(telemetry, unsampled);
    const traced = await cpuUsPerRequest(telemetry, sampled);
    process.stdout.write(
      `round ${round}: loop ${bare.toFixed(2)} µs, + metrics ${(metrics - bare).toFixed(2)} µs, ` +
        `+ metrics and a sampled trace ${(traced - bare).toFixed(2)} µs per request\n`,
    );
  }
  await shutdown(10_000);
  collector.send('report');
  const [{ spans }] = (await once(collector, 'message')) as [{ spans: number }];
  process.stdout.write(`${spans} of ${3 * 2 * REQUESTS_PER_S * SECONDS} spans arrived\n`);
  collector.disconnect();
}

/** An attribute that every span has. */
const EACH_SPAN = 'gen_ai.request.model';

/** Counts spans without decoding them, so that it keeps up. */
function collect() {
  let spans = 0;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    if (request.url === '/v1/traces') spans += body.toString('latin1').split(EACH_SPAN).length - 1;
    response.end();
  });
  server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
  process.on('message', () => process.send!({ spans }));
  process.on('disconnect', () => process.exit());
}

if (process.argv[2] === 'collector') collect();
else await main();
