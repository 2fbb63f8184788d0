import type { LogEntry } from '@weir/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ObservedTraffic, observeTraffic } from './observed-traffic.ts';

let traffic: ObservedTraffic;
beforeAll(async () => {
  traffic = await observeTraffic();
}, 120_000);

const linesOf = <Event extends LogEntry['event']>(event: Event) =>
  traffic.log.filter((entry): entry is Extract<LogEntry, { event: Event }> => entry.event === event);

describe('the log of a gateway, held against its ledger', () => {
  it('has one line for every request, with the id that its client has, and what its record says', () => {
    const lines = linesOf('request.ended');

    expect(lines).toHaveLength(traffic.records.length);
    for (const record of traffic.records) {
      const own = lines.filter(({ fields }) => fields.requestId === record.clientRequestId);
      expect(own.map(({ fields }) => fields)).toEqual([
        {
          requestId: record.clientRequestId,
          ending: record.ending,
          status: record.status,
          errorCode: record.errorCode,
          operation: record.operation,
          model: record.model,
          connectionId: record.connectionId,
          attempts: record.attempts.length,
          streamed: record.streamed,
          ttftUs: record.ttftUs,
          durationUs: record.durationUs,
          inputTokens: record.usage.inputTokens,
          outputTokens: record.usage.outputTokens,
          traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      ]);
    }
  });

  it('leads to the trace of a request', () => {
    for (const span of traffic.collector.spans().filter(({ kind }) => kind === 'server')) {
      const line = linesOf('request.ended').find(({ fields }) => fields.traceId === span.traceId);
      expect(line?.fields.requestId).toBe(span.attributes['weir.request_id']);
    }
  });

  it('warns of what failed, a stream that ended in an error event included', () => {
    const levels = Object.fromEntries(
      linesOf('request.ended').map(({ fields, level }) => [fields.requestId, level]),
    );

    expect(levels).toMatchObject({
      stream: 'info',
      left: 'info',
      'refused-upstream': 'info',
      'credential-rejected': 'warn',
      'error-event': 'warn',
      cut: 'warn',
      stalled: 'warn',
    });
  });

  it('has one line for every refusal', () => {
    const codes = linesOf('request.refused').map(({ fields }) => fields.errorCode);
    const expected = traffic.refusals.flatMap(({ code, times }) => new Array<string>(times).fill(code));

    expect(codes.sort()).toEqual(expected.sort());
    for (const { fields, level } of linesOf('request.refused')) {
      expect(level).toBe('info');
      expect(fields).toMatchObject({ requestId: expect.stringMatching(/^req_/), operation: 'chat' });
    }
  });
});
