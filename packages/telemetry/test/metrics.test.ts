import { setTimeout as delay } from 'node:timers/promises';
import { OPERATIONS } from '@weir/domain/inference';
import type { ConnectionId } from '@weir/domain/kernel';
import { expect, test } from 'vitest';
import { collectedTelemetry, pointsOf, settle, untraced } from './collected-telemetry.ts';
import type { ReceivedPoint } from './otlp-collector.ts';
import { usageRecord } from './usage-record.ts';

const chat = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'sim-echo',
  'gen_ai.response.model': 'echo-1',
  'http.response.status_code': 200,
};

/** The upper bound of the bucket that a histogram's only value fell into. */
function bucketOf(point: ReceivedPoint): number | undefined {
  return point.bounds?.[point.bucketCounts!.indexOf(1)];
}

test.each([
  {
    name: 'gen_ai.server.time_to_first_token',
    unit: 's',
    attributes: chat,
    sum: 0.062,
    bucket: 0.08,
    bounds: [
      0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 30, 60, 120,
      300,
    ],
  },
  {
    name: 'gen_ai.server.request.duration',
    unit: 's',
    attributes: chat,
    sum: 3.7,
    bucket: 5.12,
    bounds: [
      0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, 163.84, 327.68,
      655.36, 1310.72, 1800,
    ],
  },
  {
    name: 'gen_ai.client.token.usage',
    unit: '{token}',
    attributes: { ...chat, 'gen_ai.token.type': 'input' },
    sum: 10,
    bucket: 16,
    bounds: [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
  },
  {
    name: 'gen_ai.client.token.usage',
    unit: '{token}',
    attributes: { ...chat, 'gen_ai.token.type': 'output' },
    sum: 300,
    bucket: 1024,
    bounds: [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
  },
  {
    name: 'weir.gateway.overhead',
    unit: 's',
    attributes: { 'gen_ai.operation.name': 'chat' },
    sum: 0.00024,
    bucket: 0.0003,
    bounds: [
      0.00005, 0.0001, 0.0002, 0.0003, 0.0005, 0.00075, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5,
    ],
  },
])('$name of a settlement ($attributes)', async ({ name, unit, attributes, sum, bucket, bounds }) => {
  const collector = await collectedTelemetry((telemetry) => settle(telemetry, usageRecord()));

  const points = pointsOf(collector, name);
  const point = points.find(
    (candidate) => candidate.attributes['gen_ai.token.type'] === attributes['gen_ai.token.type' as never],
  )!;
  expect(points).toHaveLength(name === 'gen_ai.client.token.usage' ? 2 : 1);
  expect(point).toMatchObject({ unit, kind: 'histogram', count: 1, sum, bounds });
  expect(point.attributes).toEqual(attributes);
  expect(bucketOf(point)).toBe(bucket);
});

test('records nothing for what is unknown', async () => {
  const unknown = usageRecord({
    responseModel: null,
    ttftUs: null,
    itl: null,
    usage: {
      inputTokens: null,
      cachedInputTokens: null,
      cacheWriteTokens: null,
      outputTokens: null,
      reasoningTokens: null,
      audioInputTokens: null,
      imageInputTokens: null,
      audioOutputTokens: null,
    },
  });
  const collector = await collectedTelemetry((telemetry) => settle(telemetry, unknown));

  expect(pointsOf(collector, 'gen_ai.server.time_to_first_token')).toEqual([]);
  expect(pointsOf(collector, 'gen_ai.server.time_per_output_token')).toEqual([]);
  expect(pointsOf(collector, 'gen_ai.client.token.usage')).toEqual([]);
  const [duration] = pointsOf(collector, 'gen_ai.server.request.duration');
  expect(duration?.attributes).not.toHaveProperty('gen_ai.response.model');
});

test('tells a failed request by its error code, or by its ending when it has none', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    settle(telemetry, usageRecord());
    settle(telemetry, usageRecord({ ending: 'upstream_failed', errorCode: 'upstream_cut' }));
    settle(telemetry, usageRecord({ ending: 'client_disconnected' }));
  });

  const errors = pointsOf(collector, 'gen_ai.server.request.duration').map(
    (point) => point.attributes['error.type'],
  );
  expect(errors).toEqual([undefined, 'upstream_cut', 'client_disconnected']);
});

test('adds up settlements of the same kind in one series', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    for (let i = 0; i < 100; i++) settle(telemetry, usageRecord({ ttftUs: i * 1000 }));
  });

  const points = pointsOf(collector, 'gen_ai.server.time_to_first_token');
  expect(points).toHaveLength(1);
  expect(points[0]?.count).toBe(100);
  expect(points[0]?.sum).toBeCloseTo(4.95, 9);
  expect(points[0]?.bucketCounts).toEqual([2, 4, 5, 10, 20, 20, 20, 19, ...new Array(14).fill(0)]);
});

test('holds the response models of an upstream that invents them to 200 and other', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    for (let i = 0; i < 500; i++) settle(telemetry, usageRecord({ responseModel: `invented-${i}` }));
    settle(telemetry, usageRecord({ responseModel: 'a sentence from somebody' }));
  });

  const models = pointsOf(collector, 'gen_ai.server.request.duration').map((point) => [
    point.attributes['gen_ai.response.model'],
    point.count,
  ]);
  expect(models).toHaveLength(201);
  expect(models).toContainEqual(['other', 301]);
});

test('counts each attempt for its own connection, whether or not its request is sampled', async () => {
  const unsampled = {
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
    tracestate: undefined,
  };
  const connection = {
    id: 'first' as ConnectionId,
    kind: 'openai-compatible',
    baseUrl: 'https://a.example',
  } as const;
  const attempt = { operation: OPERATIONS[0], upstreamModel: 'm', connection };
  const collector = await collectedTelemetry((telemetry) => {
    const trace = telemetry.requestStarted(OPERATIONS[0], 'sim-echo', unsampled, 0);
    trace.attemptStarted(attempt).ended({
      status: 503,
      errorCode: 'upstream_unavailable',
      startOffsetUs: 0,
      durationUs: 1_000,
    });
    trace
      .attemptStarted({ ...attempt, connection: { ...connection, id: 'second' as ConnectionId } })
      .ended({ status: 200, errorCode: null, startOffsetUs: 0, durationUs: 1_000 });
    trace.ended(usageRecord());
  });

  const points = pointsOf(collector, 'weir.provider.attempts');
  expect(points.map(({ unit, kind, value, attributes }) => ({ unit, kind, value, attributes }))).toEqual([
    {
      unit: '{attempt}',
      kind: 'sum',
      value: 1,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'm',
        'gen_ai.provider.name': 'openai-compatible',
        'weir.connection.id': 'first',
        'weir.attempt.outcome': 'failed',
        'http.response.status_code': 503,
        'error.type': 'upstream_unavailable',
      },
    },
    {
      unit: '{attempt}',
      kind: 'sum',
      value: 1,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'm',
        'gen_ai.provider.name': 'openai-compatible',
        'weir.connection.id': 'second',
        'weir.attempt.outcome': 'succeeded',
        'http.response.status_code': 200,
      },
    },
  ]);
});

test('keeps rejections of different statuses apart', async () => {
  const connection = {
    id: 'first' as ConnectionId,
    kind: 'openai-compatible',
    baseUrl: 'https://a.example',
  } as const;
  const collector = await collectedTelemetry((telemetry) => {
    for (const status of [400, 401, 403]) {
      const trace = telemetry.requestStarted(OPERATIONS[0], 'sim-echo', untraced, 0);
      trace
        .attemptStarted({ operation: OPERATIONS[0], upstreamModel: 'm', connection })
        .ended({ status, errorCode: 'upstream_rejected', startOffsetUs: 0, durationUs: 1 });
      trace.ended(usageRecord({ status, ending: 'upstream_failed', errorCode: 'upstream_rejected' }));
    }
  });

  const statuses = (name: string) =>
    pointsOf(collector, name).map(({ attributes }) => attributes['http.response.status_code']);
  expect(statuses('weir.provider.attempts')).toEqual([400, 401, 403]);
  expect(statuses('gen_ai.server.request.duration')).toEqual([400, 401, 403]);
});

test('counts refusals by code and status', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    telemetry.refused('api_key_unknown', 401);
    telemetry.refused('api_key_unknown', 401);
    telemetry.refused('model_not_found', 404);
  });

  const points = pointsOf(collector, 'weir.admission.refusals');
  expect(points.map(({ unit, value, attributes }) => [unit, value, attributes])).toEqual([
    ['{request}', 2, { 'error.type': 'api_key_unknown', 'http.response.status_code': 401 }],
    ['{request}', 1, { 'error.type': 'model_not_found', 'http.response.status_code': 404 }],
  ]);
});

test('counts what is rare by its codes: deliveries, thresholds, alerts, requests sent once more or not sent on', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    telemetry.delivered('webhook', 'delivered');
    telemetry.delivered('webhook', 'delivered');
    telemetry.delivered('mail', 'given_up');
    telemetry.thresholdReached('budget');
    telemetry.thresholdReached('credit');
    telemetry.alertChanged('spend_nano_usd', 'fired');
    telemetry.alertChanged('spend_nano_usd', 'resolved');
    telemetry.resent();
    telemetry.fallbackRefused('api_key_budget_exceeded');
    telemetry.breakerChanged('connection-1' as ConnectionId, 'open');
  });

  const shown = (name: string) =>
    pointsOf(collector, name).map(({ value, attributes }) => [value, ...Object.values(attributes)]);
  expect(shown('weir.outbox.deliveries')).toEqual([
    [2, 'webhook', 'delivered'],
    [1, 'mail', 'given_up'],
  ]);
  expect(shown('weir.limit.thresholds')).toEqual([
    [1, 'budget'],
    [1, 'credit'],
  ]);
  expect(shown('weir.alert.transitions')).toEqual([
    [1, 'spend_nano_usd', 'fired'],
    [1, 'spend_nano_usd', 'resolved'],
  ]);
  expect(shown('weir.provider.resent')).toEqual([[1]]);
  expect(shown('weir.provider.fallbacks_refused')).toEqual([[1, 'api_key_budget_exceeded']]);
  expect(shown('weir.breaker.transitions')).toEqual([[1, 'connection-1', 'open']]);
});

test('measures ledger commits by destination', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    telemetry.ledgerCommitted(3_000, 40, 'store');
    telemetry.ledgerCommitted(700, 2, 'spool');
    telemetry.ledgerCommitted(100_001, 5, 'failed');
  });

  const durations = pointsOf(collector, 'weir.ledger.commit.duration');
  expect(durations.map((point) => [point.attributes, point.unit, point.sum, bucketOf(point)])).toEqual([
    [{ 'weir.ledger.destination': 'store' }, 's', 0.003, 0.005],
    [{ 'weir.ledger.destination': 'spool' }, 's', 0.0007, 0.001],
    [{ 'weir.ledger.destination': 'failed' }, 's', 0.100001, 0.25],
  ]);
  const records = pointsOf(collector, 'weir.ledger.records');
  expect(records.map((point) => [point.attributes['weir.ledger.destination'], point.value])).toEqual([
    ['store', 40],
    ['spool', 2],
    ['failed', 5],
  ]);
});

test('shows the open streams as they are, from the start', async () => {
  const idle = await collectedTelemetry(() => {});
  expect(pointsOf(idle, 'weir.streams.active')[0]).toMatchObject({ kind: 'sum', value: 0 });

  const busy = await collectedTelemetry((telemetry) => {
    telemetry.streamsActive(1);
    telemetry.streamsActive(1);
    telemetry.streamsActive(-1);
  });
  expect(pointsOf(busy, 'weir.streams.active')[0]).toMatchObject({ unit: '{stream}', value: 1 });
});

test('shows what waits: settlements, the spool and its age, connections', async () => {
  const collector = await collectedTelemetry((_, observe) =>
    observe({
      pendingSettlements: () => 7,
      spool: () => ({ records: 12, bytes: 3_400, oldestAtMs: Date.now() - 90_000 }),
      coordinationIsUp: () => false,
      breakers: () => [{ connectionId: 'connection-1', level: 2 }],
      breakersOfCredentials: () => 4,
      auditWaiting: () => 23,
      databasePools: () => [
        { name: 'ledger', used: 3, free: 1, waiting: 5 },
        { name: 'queries', used: 0, free: 6, waiting: 0 },
      ],
    }),
  );

  const shown = (name: string) => pointsOf(collector, name)[0]?.value;
  expect(shown('weir.ledger.pending')).toBe(7);
  expect(shown('weir.ledger.spool.depth')).toBe(12);
  expect(shown('weir.audit.waiting')).toBe(23);
  expect(shown('weir.ledger.spool.size')).toBe(3_400);
  expect(shown('weir.coordination.up')).toBe(0);
  expect([shown('weir.breaker.state'), shown('weir.breaker.credentials_open')]).toEqual([2, 4]);
  expect(shown('weir.ledger.spool.oldest_age')).toBeGreaterThanOrEqual(90);
  expect(shown('weir.ledger.spool.oldest_age')).toBeLessThan(150);
  const pools = pointsOf(collector, 'db.client.connection.count').map(({ attributes, value }) => [
    attributes['db.client.connection.pool.name'],
    attributes['db.client.connection.state'],
    value,
  ]);
  expect(pools).toEqual([
    ['ledger', 'used', 3],
    ['ledger', 'idle', 1],
    ['queries', 'used', 0],
    ['queries', 'idle', 6],
  ]);
  expect(pointsOf(collector, 'db.client.connection.pending_requests').map(({ value }) => value)).toEqual([
    5, 0,
  ]);
});

test('an empty spool has no age', async () => {
  const collector = await collectedTelemetry((_, observe) =>
    observe({
      pendingSettlements: () => 0,
      spool: () => ({ records: 0, bytes: 0, oldestAtMs: null }),
      coordinationIsUp: () => false,
      breakers: () => [{ connectionId: 'connection-1', level: 2 }],
      breakersOfCredentials: () => 4,
      auditWaiting: () => 0,
      databasePools: () => [],
    }),
  );

  expect(pointsOf(collector, 'weir.ledger.spool.oldest_age')[0]?.value).toBe(0);
});

test('a stall of a stream is in the bucket of its length, and every gap is counted', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    const buckets = [0, 50, ...new Array<number>(13).fill(0), 2];
    const itl = {
      count: 52,
      meanUs: 1_000_000,
      p50Us: 4_000,
      p95Us: 4_000,
      maxUs: 45_000_000,
      buckets,
      strip: null,
    };
    settle(telemetry, usageRecord({ itl }));
  });

  const [gaps] = pointsOf(collector, 'gen_ai.server.time_per_output_token');
  const countIn = (bound: number) => gaps!.bucketCounts![gaps!.bounds!.indexOf(bound)];
  expect(gaps).toMatchObject({ count: 52, sum: 52 });
  expect({ fast: countIn(0.005), upTo5: countIn(5), upTo60: countIn(60) }).toEqual({
    fast: 50,
    upTo5: 1,
    upTo60: 1,
  });
  expect(gaps!.bucketCounts!.reduce((sum, count) => sum + count, 0)).toBe(52);
});

test('reaches beyond the time limits of a request', async () => {
  const collector = await collectedTelemetry((telemetry) =>
    settle(telemetry, usageRecord({ ttftUs: 59_000_000, durationUs: 1_799_000_000 })),
  );

  const boundOf = (name: string) => bucketOf(pointsOf(collector, name)[0]!);
  expect(boundOf('gen_ai.server.time_to_first_token')).toBe(60);
  expect(boundOf('gen_ai.server.request.duration')).toBe(1800);
});

test('times each attempt with the server it went to, failed ones too', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    const trace = telemetry.requestStarted(OPERATIONS[0], 'sim-echo', untraced, 0);
    const connection = {
      id: 'first' as ConnectionId,
      kind: 'openai-compatible',
      baseUrl: 'https://a.example:8443/v1',
    } as const;
    trace.attemptStarted({ operation: OPERATIONS[0], upstreamModel: 'm', connection }).ended({
      status: 503,
      errorCode: 'upstream_overloaded',
      startOffsetUs: 0,
      durationUs: 2_000_000,
    });
    trace.ended(usageRecord());
  });

  expect(pointsOf(collector, 'gen_ai.client.operation.duration')).toMatchObject([
    {
      unit: 's',
      kind: 'histogram',
      count: 1,
      sum: 2,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai-compatible',
        'gen_ai.request.model': 'm',
        'server.address': 'a.example',
        'server.port': 8443,
        'weir.connection.id': 'first',
        'http.response.status_code': 503,
        'error.type': 'upstream_overloaded',
      },
    },
  ]);
});

test('times requests of the management plane by route and class of status', async () => {
  const collector = await collectedTelemetry((telemetry) => {
    telemetry.managementAnswered('GET', '/v1/organizations/{organization_id}', 200, 30_000);
    telemetry.managementAnswered('GET', '/v1/organizations/{organization_id}', 204, 30_000);
    telemetry.managementAnswered('GET', '/v1/organizations/{organization_id}', 404, 1_000);
  });

  const points = pointsOf(collector, 'weir.management.request.duration');
  expect(points.map(({ attributes, count }) => [attributes, count])).toEqual([
    [
      {
        'http.request.method': 'GET',
        'http.route': '/v1/organizations/{organization_id}',
        'weir.response.status_class': '2xx',
      },
      2,
    ],
    [expect.objectContaining({ 'weir.response.status_class': '4xx' }), 1],
  ]);
});

test('shows the delay of the event loop in seconds', async () => {
  const collector = await collectedTelemetry(async () => {
    await delay(50);
    const until = performance.now() + 300;
    while (performance.now() < until);
    await delay(50);
  });

  const [max] = pointsOf(collector, 'nodejs.eventloop.delay.max');
  expect(max).toMatchObject({ unit: 's', kind: 'gauge' });
  expect(max!.value).toBeGreaterThan(0.2);
  expect(max!.value).toBeLessThan(60);
  expect(pointsOf(collector, 'nodejs.eventloop.delay.p99')[0]!.value).toBeLessThan(60);
});

test('shows the resident memory of the process', async () => {
  const collector = await collectedTelemetry(() => {});

  const [memory] = pointsOf(collector, 'process.memory.usage');
  expect(memory).toMatchObject({ unit: 'By', kind: 'sum' });
  expect(memory?.value).toBeGreaterThan(10_000_000);
});
