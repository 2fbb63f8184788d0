import { OPERATIONS } from '@weir/domain/inference';
import type { ConnectionId } from '@weir/domain/kernel';
import type { InferenceTelemetry, TraceHeaders } from '@weir/domain/telemetry';
import type { UsageRecord } from '@weir/domain/usage';
import { expect, test } from 'vitest';
import { collectedTelemetry, pointsOf, untraced } from './collected-telemetry.ts';
import { usageRecord } from './usage-record.ts';

const [chat] = OPERATIONS;

const connection = {
  id: 'connection-id' as ConnectionId,
  kind: 'openai-compatible',
  baseUrl: 'https://upstream.example/v1',
} as const;
const attempt = { operation: chat, upstreamModel: 'echo-upstream', connection };
const succeeded = { status: 200, errorCode: null, startOffsetUs: 200, durationUs: 1_000 };
const clientTrace = '0af7651916cd43dd8448eb211c80319c';
const clientSpan = 'b7ad6b7169203331';

/** One request with one successful attempt; returns the headers sent upstream. */
function request(
  telemetry: InferenceTelemetry,
  record: UsageRecord = usageRecord(),
  incoming: TraceHeaders = untraced,
): TraceHeaders | undefined {
  const trace = telemetry.requestStarted(chat, record.model, incoming, record.startedAt.getTime());
  const sent = trace.attemptStarted(attempt);
  sent.ended(succeeded);
  trace.ended(record);
  return sent;
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
    'weir.request_id': record.clientRequestId,
    'weir.ending': 'completed',
  });
});

test('each attempt is a client span under the request, also of two at once, and its traceparent goes upstream', async () => {
  const sent: (string | undefined)[] = [];
  const collector = await collectedTelemetry((telemetry) => {
    const trace = telemetry.requestStarted(chat, 'sim-echo', untraced, Date.now());
    const other = { ...connection, id: 'other-id' as ConnectionId, baseUrl: 'http://[::1]:8000' };
    const second = trace.attemptStarted({ ...attempt, connection: other });
    const first = trace.attemptStarted(attempt);
    first.ended({
      status: 503,
      errorCode: 'upstream_unavailable',
      startOffsetUs: 0,
      durationUs: 1_000,
    });
    second.ended(succeeded);
    sent.push(first.traceparent, second.traceparent);
    trace.ended(usageRecord());
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
        'gen_ai.provider.name': 'openai-compatible',
        'gen_ai.request.model': 'echo-upstream',
        'server.address': 'upstream.example',
        'server.port': 443,
        'weir.connection.id': 'connection-id',
        'http.response.status_code': 503,
        'error.type': 'upstream_unavailable',
      },
    },
    {
      name: 'chat echo-upstream',
      status: 'unset',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai-compatible',
        'gen_ai.request.model': 'echo-upstream',
        'server.address': '::1',
        'server.port': 8000,
        'weir.connection.id': 'other-id',
        'http.response.status_code': 200,
      },
    },
  ]);
});

test('a client that leaves is no error of ours, nor an attempt that another overtook; a failing upstream is', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    telemetry
      .requestStarted(chat, 'sim-echo', untraced, Date.now())
      .attemptStarted(attempt)
      .ended({ status: null, errorCode: 'overtaken', startOffsetUs: 0, durationUs: 1_000 });
    for (const ending of ['client_disconnected', 'upstream_failed'] as const) {
      const trace = telemetry.requestStarted(chat, 'sim-echo', untraced, Date.now());
      trace
        .attemptStarted(attempt)
        .ended({ status: 200, errorCode: ending, startOffsetUs: 0, durationUs: 1_000 });
      trace.ended(usageRecord({ ending, errorCode: ending }));
    }
  });

  const statuses = collector
    .spans()
    .map(({ kind, status, attributes }) => [kind, attributes['error.type'], status]);
  expect(statuses).toEqual([
    ['client', 'overtaken', 'unset'],
    ['client', 'client_disconnected', 'unset'],
    ['server', 'client_disconnected', 'unset'],
    ['client', 'upstream_failed', 'error'],
    ['server', 'upstream_failed', 'error'],
  ]);
  const outcomes = pointsOf(collector, 'weir.provider.attempts');
  expect(outcomes.map(({ attributes }) => attributes['weir.attempt.outcome'])).toEqual([
    'cancelled',
    'cancelled',
    'failed',
  ]);
});

test('a request continues the trace it came with', async () => {
  const collector = await collectedTelemetry((telemetry) =>
    request(telemetry, usageRecord(), {
      ...untraced,
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
    request(telemetry, usageRecord(), { traceparent, tracestate: 'vendor=1' }),
  );

  const server = collector.spans().find(({ kind }) => kind === 'server');
  expect(server?.parentSpanId).toBeUndefined();
  expect(server?.traceId).not.toBe(clientTrace);
});

test('a request whose caller does not sample is not sampled, and the upstream is told so', async () => {
  let sent: TraceHeaders | undefined;
  const collector = await collectedTelemetry((telemetry) => {
    sent = request(telemetry, usageRecord(), {
      traceparent: `00-${clientTrace}-${clientSpan}-00`,
      tracestate: 'vendor=1',
    });
  });

  expect(collector.spans()).toEqual([]);
  expect(sent?.tracestate).toBe('vendor=1');
  expect(sent?.traceparent).toMatch(new RegExp(`^00-${clientTrace}-[0-9a-f]{16}-00$`));
});

test('a sample ratio of 0 leaves only the requests that come sampled', async () => {
  const collector = await collectedTelemetry(
    (telemetry) => {
      request(telemetry);
      request(telemetry, usageRecord(), {
        ...untraced,
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

test('the states that other vendors put into a trace go on to the upstream, unless the trace is a new one', async () => {
  const sent: (string | undefined)[] = [];
  await collectedTelemetry((telemetry) => {
    const tracestate = 'vendor=1,other=a:b';
    for (const traceparent of [`00-${clientTrace}-${clientSpan}-01`, 'nonsense', undefined])
      sent.push(request(telemetry, usageRecord(), { traceparent, tracestate })?.tracestate);
    sent.push(
      request(telemetry, usageRecord(), {
        traceparent: `00-${clientTrace}-${clientSpan}-01`,
        tracestate: 'no state at all',
      })?.tracestate,
    );
  });

  expect(sent).toEqual(['vendor=1,other=a:b', undefined, undefined, undefined]);
});

test('an answer whose record was lost is a failed span', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    const trace = telemetry.requestStarted(chat, 'sim-echo', untraced, Date.now());
    trace.ended({ ...usageRecord(), ending: 'not_recorded', errorCode: 'ledger_unavailable' });
  });

  expect(collector.spans()).toMatchObject([
    { status: 'error', attributes: { 'weir.ending': 'not_recorded', 'error.type': 'ledger_unavailable' } },
  ]);
});

test('a request that a shutdown broke off counts as failed, in its span, its attempt and its error type', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    const trace = telemetry.requestStarted(chat, 'sim-echo', untraced, Date.now());
    trace
      .attemptStarted(attempt)
      .ended({ status: 200, errorCode: 'shutting_down', startOffsetUs: 0, durationUs: 1_000 });
    trace.ended(usageRecord({ ending: 'shut_down', errorCode: 'shutting_down' }));
  });

  expect(collector.spans().map(({ status }) => status)).toEqual(['error', 'error']);
  const [attempts] = pointsOf(collector, 'weir.provider.attempts');
  expect(attempts?.attributes['weir.attempt.outcome']).toBe('failed');
  const [duration] = pointsOf(collector, 'gen_ai.server.request.duration');
  expect(duration?.attributes['error.type']).toBe('shutting_down');
});
