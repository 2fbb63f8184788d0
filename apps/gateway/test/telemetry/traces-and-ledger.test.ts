import type { UsageRecord } from '@weir/domain/usage';
import type { ReceivedSpan } from '@weir/telemetry/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENT_TRACE,
  type ObservedTraffic,
  observeTraffic,
  TWICE_TRIED_MODEL,
  UNSAMPLED_TRACEPARENT,
} from './observed-traffic.ts';

let traffic: ObservedTraffic;
let spans: readonly ReceivedSpan[];
beforeAll(async () => {
  traffic = await observeTraffic();
  spans = traffic.collector.spans();
}, 120_000);

const recordOf = (requestId: string) =>
  traffic.records.find(({ clientRequestId }) => clientRequestId === requestId)!;

const serverSpanOf = ({ clientRequestId }: UsageRecord) =>
  spans.find(({ attributes }) => attributes['weir.request_id'] === clientRequestId);

const attemptSpansOf = (server: ReceivedSpan) =>
  spans.filter(({ parentSpanId }) => parentSpanId === server.spanId).sort((a, b) => a.startUs - b.startUs);

describe('the traces of a gateway, held against its ledger', () => {
  it('have one server span for every sampled request, with its time, usage and ending', () => {
    const sampled = traffic.records.filter(({ clientRequestId }) => clientRequestId !== 'unsampled');

    expect(spans.filter(({ kind }) => kind === 'server')).toHaveLength(sampled.length);
    for (const record of sampled) {
      const failed = record.ending !== 'completed' && record.ending !== 'client_disconnected';
      expect(serverSpanOf(record)).toMatchObject({
        name: `${record.operation} ${record.model}`,
        status: failed ? 'error' : 'unset',
        startUs: record.startedAt.getTime() * 1_000,
        durationUs: record.durationUs,
        attributes: {
          'gen_ai.operation.name': record.operation,
          'gen_ai.provider.name': record.provider,
          'gen_ai.request.model': record.model,
          'gen_ai.request.stream': record.streamed,
          'weir.ending': record.ending,
          ...ifKnown('error.type', record.errorCode),
          ...ifKnown('http.response.status_code', record.status),
          ...ifKnown('gen_ai.usage.input_tokens', record.usage.inputTokens),
          ...ifKnown('gen_ai.usage.output_tokens', record.usage.outputTokens),
        },
      });
    }
  });

  it('have a client span below it for every attempt, in order, with its status and error', () => {
    for (const record of traffic.records) {
      const server = serverSpanOf(record);
      if (server === undefined) continue;
      const attempts = attemptSpansOf(server);
      expect(attempts).toHaveLength(record.attempts.length);
      attempts.forEach((span, index) => {
        const { status, errorCode } = record.attempts[index]!;
        expect(span).toMatchObject({
          traceId: server.traceId,
          kind: 'client',
          name: `${record.operation} ${record.upstreamModel}`,
          status: errorCode === null || errorCode === 'client_disconnected' ? 'unset' : 'error',
          attributes: {
            'weir.connection.id': record.attempts[index]!.connectionId,
            'server.address': '127.0.0.1',
            'server.port': expect.any(Number),
            ...ifKnown('http.response.status_code', status),
            ...ifKnown('error.type', errorCode),
          },
        });
        expect(span.startUs).toBeGreaterThanOrEqual(server.startUs);
      });
    }
    expect(
      attemptSpansOf(serverSpanOf(recordOf('twice-tried'))!).map(
        ({ attributes }) => attributes['error.type'],
      ),
    ).toEqual(['upstream_failed', undefined]);
    expect(recordOf('twice-tried').model).toBe(TWICE_TRIED_MODEL);
  });

  it("continue the client's trace and hand it on to the upstream", () => {
    const server = serverSpanOf(recordOf('continued'))!;
    const [attempt] = attemptSpansOf(server);

    expect(server).toMatchObject({ traceId: CLIENT_TRACE.traceId, parentSpanId: CLIENT_TRACE.spanId });
    expect(traffic.sentUpstream.get('continued')).toBe(`00-${CLIENT_TRACE.traceId}-${attempt!.spanId}-01`);
  });

  it('leave what other vendors put into the trace as it is', () => {
    expect(traffic.sentStates.get('continued')).toBe(CLIENT_TRACE.tracestate);
    expect(traffic.sentStates.get('stream')).toBeUndefined();
  });

  it('begin one where the client began none', () => {
    const server = serverSpanOf(recordOf('stream'))!;
    const [attempt] = attemptSpansOf(server);

    expect(server.parentSpanId).toBeUndefined();
    expect(traffic.sentUpstream.get('stream')).toBe(`00-${server.traceId}-${attempt!.spanId}-01`);
    expect(serverSpanOf(recordOf('whole'))!.traceId).not.toBe(server.traceId);
  });

  it('respect that the client does not want to be traced, and tell the upstream', () => {
    const [, traceId] = UNSAMPLED_TRACEPARENT.split('-');

    expect(spans.filter((span) => span.traceId === traceId)).toEqual([]);
    expect(traffic.sentUpstream.get('unsampled')).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`));
  });

  it('say of every failure what it was', () => {
    const errorTypes = Object.fromEntries(
      [
        'refused-upstream',
        'credential-rejected',
        'rate-limited',
        'cut',
        'error-event',
        'stalled',
        'left',
      ].map((id) => [id, serverSpanOf(recordOf(id))?.attributes['error.type']]),
    );

    expect(errorTypes).toEqual({
      'refused-upstream': 'upstream_rejected',
      'credential-rejected': 'upstream_credential_rejected',
      'rate-limited': 'upstream_rate_limited',
      cut: 'upstream_connection_lost',
      'error-event': 'upstream_error_event',
      stalled: 'upstream_idle_timeout',
      left: 'client_disconnected',
    });
  });

  it('name no organization, workspace or key', () => {
    const text = traffic.collector.bodies().join('\n');

    for (const identity of traffic.identities) expect(text).not.toContain(identity);
  });
});

function ifKnown(name: string, value: string | number | null) {
  return value === null ? {} : { [name]: value };
}
