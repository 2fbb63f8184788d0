import { GAP_BOUNDS_US, type UsageRecord } from '@weir/domain/usage';
import type { ReceivedAttributes } from '@weir/telemetry/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { pointsOf, requestAttributes, sorted, toHistograms, toSums } from './expected-points.ts';
import { type ObservedTraffic, observeTraffic } from './observed-traffic.ts';

const TTFT_BOUNDS = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 30, 60, 120, 300,
];
const DURATION_BOUNDS = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, 163.84, 327.68,
  655.36, 1310.72, 1800,
];
const TOKEN_BOUNDS = [
  1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864,
];

let traffic: ObservedTraffic;
beforeAll(async () => {
  traffic = await observeTraffic();
}, 120_000);

/** The points of a metric must be what the records say, bucket for bucket. */
function expectHistogram(
  name: string,
  unit: string,
  bounds: readonly number[] | null,
  samplesOf: (record: UsageRecord) => { attributes: ReceivedAttributes; value: number | null }[],
): void {
  const points = pointsOf(traffic.collector.metrics(), name);
  const samples = traffic.records
    .flatMap(samplesOf)
    .filter((sample): sample is typeof sample & { value: number } => sample.value !== null);
  const expected = sorted(toHistograms(samples, bounds ?? points[0]?.bounds ?? []));

  expect(expected.length).toBeGreaterThan(0);
  expect(points.map(({ attributes }) => attributes)).toEqual(expected.map(({ attributes }) => attributes));
  points.forEach((point, index) => {
    expect(point).toMatchObject({ kind: 'histogram', unit, count: expected[index]!.count });
    expect(point.sum).toBeCloseTo(expected[index]!.sum, 6);
    expect(point.bucketCounts).toEqual(expected[index]!.bucketCounts);
    if (bounds !== null) expect(point.bounds).toEqual(bounds);
  });
}

const seconds = (us: number | null) => (us === null ? null : us / 1_000_000);

function expectSums(name: string, unit: string, expected: ReturnType<typeof toSums>): void {
  const points = pointsOf(traffic.collector.metrics(), name);

  expect(points.map(({ attributes, value }) => ({ attributes, value }))).toEqual(sorted(expected));
  for (const point of points) expect(point).toMatchObject({ kind: 'sum', unit });
}

function outcomeOf(errorCode: string | null): string {
  if (errorCode === null) return 'succeeded';
  // A client that leaves is no fault of the upstream's.
  return errorCode === 'client_disconnected' ? 'cancelled' : 'failed';
}

describe('the metrics of a gateway, held against its ledger', () => {
  it('count and sum the duration of every request', () => {
    expect(traffic.records).toHaveLength(18);
    expectHistogram('gen_ai.server.request.duration', 's', DURATION_BOUNDS, (record) => [
      { attributes: requestAttributes(record), value: seconds(record.durationUs) },
    ]);
  });

  it('count and sum the time to the first token of every stream that had one', () => {
    expectHistogram('gen_ai.server.time_to_first_token', 's', TTFT_BOUNDS, (record) => [
      { attributes: requestAttributes(record), value: seconds(record.ttftUs) },
    ]);
  });

  it('count every gap between tokens', () => {
    const points = pointsOf(traffic.collector.metrics(), 'gen_ai.server.time_per_output_token');
    const streams = traffic.records.filter(({ itl }) => itl !== null);
    const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

    expect(total(points.map(({ count }) => count!))).toBe(total(streams.map(({ itl }) => itl!.count)));
    const inRecords = GAP_BOUNDS_US.map((_, index) =>
      total(streams.map(({ itl }) => itl!.buckets![index] ?? 0)),
    );
    const inMetrics = GAP_BOUNDS_US.map((_, index) =>
      total(points.map((point) => point.bucketCounts![index]!)),
    );
    expect(inMetrics).toEqual(inRecords);
    expect(total(inRecords)).toBeGreaterThan(streams.length);
  });

  it('time every attempt by its connection and server', () => {
    const points = pointsOf(traffic.collector.metrics(), 'gen_ai.client.operation.duration');
    const attempts = traffic.records.flatMap((record) => record.attempts);

    expect(points.reduce((sum, { count }) => sum + count!, 0)).toBe(attempts.length);
    expect(points.reduce((sum, point) => sum + point.sum!, 0)).toBeCloseTo(
      attempts.reduce((sum, { durationUs }) => sum + durationUs / 1e6, 0),
      6,
    );
    for (const { attributes } of points) expect(attributes).toMatchObject({ 'server.address': '127.0.0.1' });
  });

  it('count and sum the tokens that are known, explicit zeros included', () => {
    expectHistogram('gen_ai.client.token.usage', '{token}', TOKEN_BOUNDS, (record) => {
      const attributes = requestAttributes(record);
      return [
        { attributes: { ...attributes, 'gen_ai.token.type': 'input' }, value: record.usage.inputTokens },
        { attributes: { ...attributes, 'gen_ai.token.type': 'output' }, value: record.usage.outputTokens },
      ];
    });
  });

  it("count and sum the gateway's own time, by operation only", () => {
    expectHistogram('weir.gateway.overhead', 's', null, (record) => [
      { attributes: { 'gen_ai.operation.name': record.operation }, value: seconds(record.overheadUs) },
    ]);
  });

  it('count every attempt by its connection, those that failed by why', () => {
    const attempts = traffic.records.flatMap(({ attempts: tried, provider, operation, upstreamModel }) =>
      tried.map(({ connectionId, status, errorCode }) => ({
        attributes: {
          'gen_ai.operation.name': operation,
          'gen_ai.request.model': upstreamModel,
          'gen_ai.provider.name': provider,
          'weir.connection.id': connectionId,
          ...(status === null ? {} : { 'http.response.status_code': status }),
          'weir.attempt.outcome': outcomeOf(errorCode),
          ...(errorCode === null ? {} : { 'error.type': errorCode }),
        },
        value: 1,
      })),
    );

    // One request moved on to another upstream, one asked its only one three times.
    expect(attempts.length).toBe(traffic.records.length + 3);
    expectSums('weir.provider.attempts', '{attempt}', toSums(attempts));
  });

  it('count what was refused before any attempt, by why', () => {
    const refused = traffic.refusals.map(({ code, status, times }) => ({
      attributes: { 'error.type': code, 'http.response.status_code': status },
      value: times,
    }));

    expectSums('weir.admission.refusals', '{request}', refused);
  });

  it('count every record into the ledger, and how long its group took', () => {
    const metrics = traffic.collector.metrics();

    expectSums('weir.ledger.records', '{record}', [
      { attributes: { 'weir.ledger.destination': 'failed' }, value: 0 },
      { attributes: { 'weir.ledger.destination': 'spool' }, value: 0 },
      { attributes: { 'weir.ledger.destination': 'store' }, value: traffic.records.length },
    ]);
    const [groups, ...others] = pointsOf(metrics, 'weir.ledger.commit.duration');
    expect(others).toEqual([]);
    expect(groups).toMatchObject({ unit: 's', attributes: { 'weir.ledger.destination': 'store' } });
    expect(groups!.count).toBeGreaterThan(0);
    expect(groups!.count).toBeLessThanOrEqual(traffic.records.length);
  });

  it('end with no stream open and nothing in the spool', () => {
    const metrics = traffic.collector.metrics();

    expect(pointsOf(metrics, 'weir.streams.active')).toMatchObject([
      { value: 0, unit: '{stream}', attributes: {} },
    ]);
    expect(pointsOf(metrics, 'weir.ledger.spool.depth')).toMatchObject([
      { value: 0, unit: '{record}', attributes: {} },
    ]);
  });

  it('name no organization, workspace, key or request', () => {
    const points = JSON.stringify(traffic.collector.metrics());

    for (const identity of [...traffic.identities, ...traffic.records.map(({ requestId }) => requestId)]) {
      expect(points).not.toContain(identity);
    }
  });
});
