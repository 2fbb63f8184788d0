import { describe, expect, it } from 'vitest';
import { aUsageRecord } from '../../../testing/src/a-usage-record.ts';
import { FakeClock } from '../../../testing/src/fake-clock.ts';
import { RecordingLogger } from '../../../testing/src/recording-logger.ts';
import type { RequestOutcome } from './ports.ts';
import { RequestLog } from './request-log.ts';

function setUp(completedRatio = 1) {
  const logger = new RecordingLogger();
  const clock = new FakeClock();
  return { logger, clock, log: new RequestLog({ logger, clock, completedRatio }) };
}

const refused = {
  requestId: 'req_1',
  operation: 'chat',
  status: 401,
  errorCode: 'api_key_unknown',
  durationUs: 120,
};

describe('the line of a request', () => {
  it('has what an operator asks first, and nothing that a client or an upstream wrote', () => {
    const { log, logger } = setUp();
    const outcome = aUsageRecord({ clientRequestId: 'req_1', clientUser: 'ada', tags: { cost: 'red' } });
    log.ended(outcome, '0af7651916cd43dd8448eb211c80319c');
    expect(logger.entries).toEqual([
      {
        level: 'info',
        event: 'request.ended',
        fields: {
          requestId: 'req_1',
          ending: 'completed',
          status: outcome.status,
          errorCode: null,
          operation: outcome.operation,
          model: outcome.model,
          connectionId: outcome.connectionId,
          attempts: outcome.attempts.length,
          streamed: outcome.streamed,
          ttftUs: outcome.ttftUs,
          durationUs: outcome.durationUs,
          inputTokens: outcome.usage.inputTokens,
          outputTokens: outcome.usage.outputTokens,
          traceId: '0af7651916cd43dd8448eb211c80319c',
        },
      },
    ]);
  });

  it.each([
    ['completed', null, 'info'],
    ['client_disconnected', 'client_disconnected', 'info'],
    ['upstream_failed', 'upstream_rejected', 'info'],
    ['upstream_failed', 'upstream_error_event', 'warn'],
    ['upstream_failed', 'upstream_rate_limited', 'warn'],
    ['timed_out', 'upstream_idle_timeout', 'warn'],
    ['shut_down', 'shutting_down', 'warn'],
    ['limit_reached', 'workspace_budget_exceeded', 'info'],
    ['cancelled', 'request_cancelled', 'info'],
    ['not_recorded', 'ledger_unavailable', 'error'],
  ] as const)('of one that ended as %s (%s) is of level %s', (ending, errorCode, level) => {
    const { log, logger } = setUp();
    log.ended({ ...aUsageRecord(), ending, errorCode }, undefined);
    expect(logger.entries.map((entry) => entry.level)).toEqual([level]);
  });

  it('is sampled evenly where the request completed, and only there', () => {
    const { log, logger } = setUp(0.25);
    const failed: RequestOutcome = { ...aUsageRecord(), ending: 'timed_out', errorCode: 'x' };
    for (let i = 0; i < 400; i++) log.ended(aUsageRecord(), undefined);
    expect(logger.entries).toHaveLength(100);
    log.ended(failed, undefined);
    expect(logger.entries).toHaveLength(101);

    const none = setUp(0);
    none.log.ended(aUsageRecord(), undefined);
    expect(none.logger.entries).toEqual([]);
    none.log.ended(failed, undefined);
    expect(none.logger.entries).toHaveLength(1);
  });
});

describe('the line of a refusal', () => {
  it('is a warning only when the gateway is to blame', () => {
    const { log, logger } = setUp();
    log.refused(refused);
    log.refused({ ...refused, status: 503, errorCode: 'ledger_unavailable' });
    expect(logger.entries).toEqual([
      { level: 'info', event: 'request.refused', fields: refused },
      {
        level: 'warn',
        event: 'request.refused',
        fields: { ...refused, status: 503, errorCode: 'ledger_unavailable' },
      },
    ]);
  });

  it('is left out beyond 100 in a second; the next second says how many', () => {
    const { log, logger, clock } = setUp();
    for (let i = 0; i < 250; i++) log.refused(refused);
    expect(logger.of('request.refused')).toHaveLength(100);
    clock.advance(1_000);
    log.refused(refused);
    expect(logger.of('request.refused')).toHaveLength(101);
    expect(logger.of('request.refusals_unlogged')).toEqual([{ count: 150 }]);
  });
});
