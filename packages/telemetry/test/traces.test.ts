import { OPERATIONS } from '@weir/domain/inference';
import type { DeploymentId } from '@weir/domain/kernel';
import type { InferenceTelemetry } from '@weir/domain/telemetry';
import type { UsageRecord } from '@weir/domain/usage';
import { expect, test } from 'vitest';
import { collectedTelemetry, pointsOf } from './collected-telemetry.ts';
import { usageRecord } from './usage-record.ts';

const [chat] = OPERATIONS;

const untraced = { traceparent: undefined };
const attempt = {
  provider: 'openai',
  operation: chat,
  upstreamModel: 'echo-upstream',
  serverAddress: 'upstream.example',
} as const;
const clientTrace = '0af7651916cd43dd8448eb211c80319c';
const clientSpan = 'b7ad6b7169203331';

/** One request with one successful attempt; returns the traceparent sent upstream. */
function request(
  telemetry: InferenceTelemetry,
  record: UsageRecord = usageRecord(),
  incoming: { traceparent: string | undefined } = untraced,
): string | undefined {
  const trace = telemetry.requestStarted(chat, record.model, incoming, record.startedAt);
  const traceparent = trace.attemptStarted(attempt);
  trace.attemptEnded({ status: 200, errorCode: null });
  trace.settled(record);
  return traceparent;
}

test('a request is a server span that says what it came to, as long as its record says', async () => {
  const record = usageRecord();
  const collector = await collectedTelemetry((telemetry) => request(telemetry, record));

  const span = collector.spans().find(({ kind }) => kind === 'server');
  expect(span).toMatchObject({
    name: 'chat sim-echo',
    parentSpanId: undefined,
    status: 'unset',
    startUs: record.startedAt.getTime() * 1000,
    durationUs: record.durationUs,
    events: 0,
  });
  expect(span?.attributes).toEqual({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'sim-echo',
    'gen_ai.request.stream': true,
    'gen_ai.response.model': 'echo-1',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.response.time_to_first_chunk': 0.062,
    'gen_ai.usage.input_tokens': 10,
    'gen_ai.usage.cache_read.input_tokens': 4,
    'gen_ai.usage.output_tokens': 300,
    'gen_ai.usage.reasoning.output_tokens': 0,
    'http.response.status_code': 200,
    'weir.request_id': record.requestId,
    'weir.ending': 'completed',
  });
});

test('each attempt is a client span under the request, and its traceparent goes upstream', async () => {
  const sent: (string | undefined)[] = [];
  const collector = await collectedTelemetry((telemetry) => {
    const trace = telemetry.requestStarted(chat, 'sim-echo', untraced);
    sent.push(trace.attemptStarted(attempt));
    trace.attemptEnded({ status: 503, errorCode: 'upstream_unavailable' });
    sent.push(trace.attemptStarted({ ...attempt, provider: 'anthropic' }));
    trace.attemptEnded({ status: 200, errorCode: null });
    trace.settled(usageRecord());
  });

  const server = collector.spans().find(({ kind }) => kind === 'server')!;
  const clients = collector.spans().filter(({ kind }) => kind === 'client');
  expect(clients.map(({ traceId, parentSpanId }) => [traceId, parentSpanId])).toEqual([
    [server.traceId, server.spanId],
    [server.traceId, server.spanId],
  ]);
  expect(sent).toEqual(clients.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`));
  expect(clients.map(({ name, status, attributes }) => ({ name, status, attributes }))).toEqual([
    {
      name: 'chat echo-upstream',
      status: 'error',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'echo-upstream',
        'server.address': 'upstream.example',
        'http.response.status_code': 503,
        'error.type': 'upstream_unavailable',
      },
    },
    {
      name: 'chat echo-upstream',
      status: 'unset',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'anthropic',
        'gen_ai.request.model': 'echo-upstream',
        'server.address': 'upstream.example',
        'http.response.status_code': 200,
      },
    },
  ]);
});

test('an attempt left open ends with its request, as the record says', async () => {
  const record = usageRecord({
    ending: 'timed_out',
    errorCode: 'idle_timeout',
    attempts: [
      {
        deploymentId: 'd' as DeploymentId,
        connectionId: usageRecord().connectionId,
        status: 200,
        errorCode: 'idle_timeout',
        durationUs: 1,
        startOffsetUs: 1,
        firstByteUs: null,
      },
    ],
  });
  const collector = await collectedTelemetry((telemetry) => {
    const trace = telemetry.requestStarted(chat, 'sim-echo', untraced);
    trace.attemptStarted(attempt);
    trace.settled(record);
  });

  expect(
    collector.spans().map(({ kind, status, attributes }) => [kind, status, attributes['error.type']]),
  ).toEqual(
    expect.arrayContaining([
      ['client', 'error', 'idle_timeout'],
      ['server', 'error', 'idle_timeout'],
    ]),
  );
});

test('a client that leaves is no error of ours, a failing upstream is', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    for (const ending of ['client_disconnected', 'upstream_failed'] as const) {
      const trace = telemetry.requestStarted(chat, 'sim-echo', untraced);
      trace.attemptStarted(attempt);
      trace.attemptEnded({ status: 200, errorCode: ending });
      trace.settled(usageRecord({ ending, errorCode: ending }));
    }
  });

  const statuses = collector
    .spans()
    .map(({ kind, status, attributes }) => [kind, attributes['error.type'], status]);
  expect(statuses).toEqual([
    ['client', 'client_disconnected', 'unset'],
    ['server', 'client_disconnected', 'unset'],
    ['client', 'upstream_failed', 'error'],
    ['server', 'upstream_failed', 'error'],
  ]);
  const outcomes = pointsOf(collector, 'weir.provider.attempts');
  expect(outcomes.map(({ attributes }) => attributes['weir.attempt.outcome'])).toEqual([
    'cancelled',
    'failed',
  ]);
});

test('a request continues the trace it came with', async () => {
  const collector = await collectedTelemetry((telemetry) =>
    request(telemetry, usageRecord(), {
      traceparent: `00-${clientTrace}-${clientSpan}-01`,
    }),
  );

  const server = collector.spans().find(({ kind }) => kind === 'server');
  expect(server).toMatchObject({ traceId: clientTrace, parentSpanId: clientSpan });
});

test.each([
  'nonsense',
  '',
  `00-${clientTrace}-${clientSpan}`,
  `00-${'0'.repeat(32)}-${clientSpan}-01`,
  `00-${clientTrace}-${'0'.repeat(16)}-01`,
  `ff-${clientTrace}-${clientSpan}-01`,
  `00-${clientTrace}-${clientSpan}-01-extra`,
  'x'.repeat(10_000),
])('a malformed traceparent (%#) starts a new trace', async (traceparent) => {
  const collector = await collectedTelemetry((telemetry) =>
    request(telemetry, usageRecord(), { traceparent }),
  );

  const server = collector.spans().find(({ kind }) => kind === 'server');
  expect(server?.parentSpanId).toBeUndefined();
  expect(server?.traceId).not.toBe(clientTrace);
});

test('a request whose caller does not sample is not sampled, and the upstream is told so', async () => {
  let sent: string | undefined;
  const collector = await collectedTelemetry((telemetry) => {
    sent = request(telemetry, usageRecord(), {
      traceparent: `00-${clientTrace}-${clientSpan}-00`,
    });
  });

  expect(collector.spans()).toEqual([]);
  expect(sent).toMatch(new RegExp(`^00-${clientTrace}-[0-9a-f]{16}-00$`));
});

test('a sample ratio of 0 leaves only the requests that come sampled', async () => {
  const collector = await collectedTelemetry(
    (telemetry) => {
      request(telemetry);
      request(telemetry, usageRecord(), {
        traceparent: `00-${clientTrace}-${clientSpan}-01`,
      });
    },
    { tracesSampleRatio: 0 },
  );

  expect(new Set(collector.spans().map(({ traceId }) => traceId))).toEqual(new Set([clientTrace]));
});

test('text where an upstream should have sent a name does not get into a span', async () => {
  const collector = await collectedTelemetry((telemetry) =>
    request(telemetry, usageRecord({ responseModel: 'Dear Ada, yes', finishReason: 'because I said so' })),
  );

  const server = collector.spans().find(({ kind }) => kind === 'server');
  expect(server?.attributes).not.toHaveProperty('gen_ai.response.model');
  expect(server?.attributes).not.toHaveProperty('gen_ai.response.finish_reasons');
});
