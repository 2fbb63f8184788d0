import { describe, expect, it } from 'vitest';
import { flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { HOLDS_NOTHING } from '../limits/holds-nothing.ts';
import type { Admitted, Extension } from '../limits/ports.ts';
import { ALWAYS_CLOSED } from '../routing/__fixtures__/always-closed.ts';
import type { UsageRecord } from '../usage/usage-record.ts';
import { startRun } from './__fixtures__/a-run.ts';
import {
  DONE,
  errorEvent,
  event,
  finish,
  ROLE,
  token,
  usageCounts,
  usageEvent,
} from './__fixtures__/open-ai-events.ts';
import type { ProviderErrorCode } from './provider-error.ts';

const KEEP_ALIVE = ': keepalive\n\n';
const BODY = JSON.stringify({
  model: 'upstream-model-1-2026',
  choices: [{ index: 0, message: { content: 'Hi' }, finish_reason: 'stop' }],
  usage: usageCounts(12, 2),
});
const ASKED = { stream_options: { include_usage: true } };

const RETRYABLE: readonly ProviderErrorCode[] = [
  'upstream_rate_limited',
  'upstream_usage_limited',
  'upstream_credential_rejected',
  'upstream_failed',
  'upstream_overloaded',
  'upstream_connect_failed',
  'upstream_connect_timeout',
  'upstream_first_byte_timeout',
  'upstream_idle_timeout',
  'upstream_connection_lost',
  'upstream_ended_early',
  'upstream_error_event',
  'upstream_malformed_answer',
];
const FINAL: readonly ProviderErrorCode[] = [
  'upstream_rejected',
  'upstream_total_timeout',
  'upstream_answer_too_large',
];

describe('InferenceRun', () => {
  describe('a stream', () => {
    it('passes the answer on, settles it and then hands over its end', async () => {
      const run = startRun({ body: ASKED });
      const { provider, client, clock } = run;
      clock.advance(20);
      provider.upstream.send(ROLE);
      clock.advance(5);
      provider.upstream.send(token('a'));
      clock.advance(7);
      provider.upstream.send(token('b') + finish() + usageEvent(9, 2));
      provider.upstream.send(DONE);
      expect(client.text).toBe(ROLE + token('a') + token('b') + finish() + usageEvent(9, 2));
      provider.upstream.end();
      await flushMicrotasks();
      const whole = ROLE + token('a') + token('b') + finish() + usageEvent(9, 2) + DONE;
      expect(client.text).toBe(whole);
      expect(client.ends).toBe(1);
      expect(client.answer).toMatchObject({
        status: 200,
        contentType: 'text/event-stream; charset=utf-8',
        contentLength: null,
        model: 'meadow',
        attempts: 1,
      });
      expect(run.record).toMatchObject({
        ending: 'completed',
        status: 200,
        errorCode: null,
        finishReason: 'stop',
        usage: { inputTokens: 9, outputTokens: 2 },
        usageSource: 'reported',
        ttftUs: 25_000,
        upstreamTtftUs: 25_000,
        itl: { count: 1, meanUs: 7_000 },
        durationUs: 32_000,
        responseModel: 'upstream-model-1-2026',
        upstreamModel: 'upstream-model-1',
        responseBytes: whole.length,
        attempts: [{ status: 200, errorCode: null }],
      });
      expect(run.runner.activeRequests).toBe(0);
      expect(run.telemetry.activeStreams).toBe(0);
      expect(clock.pendingTimers).toBe(0);
    });

    it('counts the time that passing the first token on takes as its own, not as the upstream’s', async () => {
      const run = startRun();
      run.clock.advance(20);
      run.client.onWrite = () => run.clock.advance(3);
      run.provider.upstream.send(token('a'));
      run.provider.upstream.send(finish() + DONE);
      await flushMicrotasks();
      expect(run.record).toMatchObject({ upstreamTtftUs: 20_000, ttftUs: 23_000 });
    });

    it('takes the usage that it asked for itself out of the answer again', async () => {
      const run = startRun();
      expect(run.provider.upstream.requestBody).toMatchObject({
        model: 'upstream-model-1',
        stream_options: { include_usage: true },
      });
      run.provider.upstream.send(token('a') + finish() + usageEvent(9, 1) + DONE);
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.text).toBe(token('a') + finish() + DONE);
      expect(run.record.usage).toMatchObject({ inputTokens: 9, outputTokens: 1 });
    });

    it('leaves llama.cpp’s timings to a client that asked for no usage, and no event without choices', async () => {
      const timings = '"timings":{"prompt_ms":21.50,"predicted_n":3}';
      const usage = `data: {"choices":[],"id":"x","usage":${JSON.stringify(usageCounts(9, 1))},${timings}}\n\n`;
      const run = startRun();
      run.provider.upstream.send(token('a') + finish() + usage + DONE);
      run.provider.upstream.end();
      const asking = startRun({ body: ASKED });
      asking.provider.upstream.send(token('a') + finish() + usage + DONE);
      asking.provider.upstream.end();
      await flushMicrotasks();
      const choices = '"choices":[{"index":0,"delta":{},"finish_reason":null}]';
      expect(run.client.text).toBe(
        `${token('a')}${finish()}data: {${choices},"id":"x",${timings}}\n\n${DONE}`,
      );
      expect(asking.client.text).toBe(token('a') + finish() + usage + DONE);
      expect(run.record.usage).toEqual(asking.record.usage);
    });

    it('sends no head before the first event', () => {
      const run = startRun();
      run.provider.upstream.head();
      run.provider.upstream.send('data: {"cho');
      expect(run.client.answer).toBeNull();
    });

    it('holds the terminal event until the settlement is durable', async () => {
      const run = startRun();
      run.ledger.mode = 'hold';
      run.provider.upstream.send(token('a') + finish());
      run.provider.upstream.send(DONE);
      run.provider.upstream.end();
      await flushMicrotasks();
      run.clock.advance(60_000);
      expect(run.client.text).toBe(token('a') + finish());
      expect(run.client.isOver).toBe(false);
      run.ledger.answer('durable');
      await flushMicrotasks();
      expect(run.client.text).toBe(token('a') + finish() + DONE);
      expect(run.client.ends).toBe(1);
    });

    it('ends with an error event, not the terminal one, when no durable place takes the settlement', async () => {
      const run = startRun();
      run.ledger.mode = 'reject';
      run.provider.upstream.send(token('a') + finish() + DONE);
      await flushMicrotasks();
      expect(run.client.text).toBe(token('a') + finish());
      expect(run.client.errorCodes).toEqual(['ledger_unavailable']);
      expect(run.provider.upstream.aborted).toBe(true);
      expect(run.runner.activeRequests).toBe(0);
    });

    it('is reported once the ledger has answered, and as failed when nothing took the settlement', async () => {
      const run = startRun();
      run.ledger.mode = 'hold';
      run.provider.upstream.send(token('a') + finish() + DONE);
      await flushMicrotasks();
      expect(run.telemetry.outcomes).toEqual([]);
      expect(run.logger.entries).toEqual([]);
      run.ledger.answer('reject');
      await flushMicrotasks();
      expect(run.telemetry.outcomes).toMatchObject([
        { ending: 'not_recorded', status: 200, errorCode: 'ledger_unavailable' },
      ]);
      expect(run.logger.entries).toMatchObject([
        {
          level: 'error',
          event: 'request.ended',
          fields: { requestId: 'req_of_client', ending: 'not_recorded', errorCode: 'ledger_unavailable' },
        },
      ]);
    });

    it('waits for the upstream to close behind the terminal event, for a second', async () => {
      const run = startRun();
      run.provider.upstream.send(token('a') + finish() + DONE);
      await flushMicrotasks();
      expect(run.client.text).toBe(token('a') + finish() + DONE);
      run.provider.upstream.send(': late\n\n');
      expect(run.client.text.endsWith(': late\n\n')).toBe(true);
      expect(run.client.ends).toBe(0);
      run.clock.advance(999);
      expect(run.client.ends).toBe(0);
      run.clock.advance(1);
      expect(run.client.ends).toBe(1);
      expect(run.provider.upstream.aborted).toBe(true);
      expect(run.runner.activeRequests).toBe(0);
    });

    it.each(['end', 'fail'] as const)(
      'ends at once when the upstream closes by %s behind the terminal event',
      async (how) => {
        const run = startRun();
        run.provider.upstream.send(token('a') + finish() + DONE);
        await flushMicrotasks();
        if (how === 'end') run.provider.upstream.end();
        else run.provider.upstream.fail('upstream_connection_lost');
        expect(run.client.ends).toBe(1);
        expect(run.record.ending).toBe('completed');
      },
    );

    it('completes on a finish without a terminal event', async () => {
      const run = startRun();
      run.provider.upstream.send(token('a') + finish('length'));
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client).toMatchObject({ ends: 1, failures: [] });
      expect(run.record).toMatchObject({
        ending: 'completed',
        finishReason: 'length',
        usageSource: 'estimated',
      });
    });

    it('is estimated when the upstream has reported no usage, and not when it reported zeros', async () => {
      const run = startRun();
      run.provider.upstream.send(ROLE + token('four') + token('tokens here') + finish() + DONE);
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.record).toMatchObject({
        ending: 'completed',
        usageSource: 'estimated',
        usage: { inputTokens: run.request.parsed.estimatedInputTokens, outputTokens: 4 },
      });
      expect(run.record.costNanoUsd).not.toBeNull();
      const zero = startRun();
      zero.provider.upstream.send(token('four') + finish() + usageEvent(0, 0) + DONE);
      zero.provider.upstream.end();
      await flushMicrotasks();
      expect(zero.record).toMatchObject({
        usageSource: 'reported',
        usage: { inputTokens: 0, outputTokens: 0 },
        costNanoUsd: 0n,
      });
    });

    it('completes on a terminal event without its line ends', async () => {
      const run = startRun();
      run.provider.upstream.send(`${token('a')}data: [DONE]`);
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.text).toBe(`${token('a')}data: [DONE]`);
      expect(run.record.ending).toBe('completed');
    });

    it.each([
      ['ends without a finish', 'upstream_ended_early'],
      ['breaks off', 'upstream_connection_lost'],
    ] as const)('fails with an error event when the upstream %s', async (how, code) => {
      const run = startRun({ deployments: 2 });
      run.provider.upstream.send(`${token('a')}data: {"cho`);
      if (how === 'breaks off') run.provider.upstream.fail(code);
      else run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.text).toBe(token('a'));
      expect(run.client.errorCodes).toEqual([code]);
      expect(run.record).toMatchObject({
        ending: 'upstream_failed',
        status: 200,
        errorCode: code,
        usageSource: 'unknown',
        costNanoUsd: null,
      });
      expect(run.logger.of('request.ended')).toMatchObject([{ ending: 'upstream_failed', errorCode: code }]);
    });

    it('tells a failure at once, without waiting for the ledger', () => {
      const run = startRun();
      run.ledger.mode = 'hold';
      run.provider.upstream.send(token('a'));
      run.provider.upstream.fail('upstream_connection_lost');
      expect(run.client.errorCodes).toEqual(['upstream_connection_lost']);
      expect(run.runner.activeRequests).toBe(1);
    });

    it('ends half an event that was too large to hold before it tells a failure', () => {
      const run = startRun();
      run.provider.upstream.send(`${token('a')}data: ${'x'.repeat(100_000)}`);
      run.provider.upstream.fail('upstream_connection_lost');
      expect(run.client.text.endsWith('x\n\n')).toBe(true);
      expect(run.client.errorCodes).toEqual(['upstream_connection_lost']);
    });

    it('keeps the usage that was reported before a failure', async () => {
      const run = startRun();
      run.provider.upstream.send(token('a', usageCounts(9, 1)));
      run.provider.upstream.fail('upstream_connection_lost');
      await flushMicrotasks();
      expect(run.record).toMatchObject({
        usageSource: 'reported',
        usage: { inputTokens: 9, outputTokens: 1 },
      });
    });

    it('passes a later error event on and settles as failed when the upstream ends', async () => {
      const run = startRun({ deployments: 2 });
      run.provider.upstream.send(token('a') + errorEvent());
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.text).toBe(token('a') + errorEvent());
      expect(run.client).toMatchObject({ ends: 1, failures: [] });
      expect(run.record).toMatchObject({
        ending: 'upstream_failed',
        errorCode: 'upstream_error_event',
        status: 200,
      });
      expect(run.provider.exchanges).toHaveLength(1);
    });

    it('tells one failure when the connection breaks behind an error event', async () => {
      const run = startRun();
      run.provider.upstream.send(token('a') + errorEvent());
      run.provider.upstream.fail('upstream_connection_lost');
      await flushMicrotasks();
      expect(run.client).toMatchObject({ ends: 1, failures: [] });
      expect(run.record.errorCode).toBe('upstream_error_event');
    });

    it('hands over the terminal event behind an error event, settled as failed', async () => {
      const run = startRun();
      run.provider.upstream.send(token('a') + errorEvent() + DONE);
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.text).toBe(token('a') + errorEvent() + DONE);
      expect(run.record.ending).toBe('upstream_failed');
      expect(run.logger.entries).toMatchObject([
        { level: 'warn', event: 'request.ended', fields: { errorCode: 'upstream_error_event' } },
      ]);
    });

    it('answers an error behind comments with a real status, and another deployment is tried first', async () => {
      const run = startRun({ deployments: 2, maxAttempts: 2 });
      for (let attempt = 0; attempt < 2; attempt++) {
        run.provider.upstream.send(': PROCESSING\n\n');
        run.provider.upstream.send(errorEvent(429, 'Slow down.'));
      }
      await flushMicrotasks();
      expect(run.client.answer).toBeNull();
      expect(run.client.failures[0]).toMatchObject({ code: 'upstream_rate_limited', status: 429 });
      expect(run.provider.exchanges).toHaveLength(2);
    });

    it('bills a tool call of 90 KB with finish and usage in one event, with and without [DONE]', async () => {
      const large = event({
        choices: [
          {
            index: 0,
            delta: { tool_calls: [{ index: 0, function: { name: 'f', arguments: 'x'.repeat(90_000) } }] },
            finish_reason: 'tool_calls',
          },
        ],
        usage: usageCounts(12, 22_500),
      });
      for (const end of [DONE, '']) {
        const run = startRun();
        for (const piece of [ROLE, large.slice(0, 50_000), large.slice(50_000), end])
          if (piece !== '') run.provider.upstream.send(piece);
        run.provider.upstream.end();
        await flushMicrotasks();
        expect(run.client.text).toBe(ROLE + large + end);
        expect(run.record).toMatchObject({
          ending: 'completed',
          finishReason: 'tool_calls',
          usageSource: 'reported',
          usage: { inputTokens: 12, outputTokens: 22_500 },
        });
      }
    });

    it('passes an error event on without the credential of the connection', async () => {
      const run = startRun({ connection: { credential: 'upstream-secret' } });
      run.provider.upstream.send(
        token('a') + errorEvent(500, 'The key upstream-secret, Bearer sk-1234567 failed.'),
      );
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.text).toBe(token('a') + errorEvent(500, 'The key [redacted], [redacted] failed.'));
    });

    it('answers an error that is the first event with a real status', async () => {
      const run = startRun();
      run.provider.upstream.send(errorEvent(400, 'Too long.'));
      await flushMicrotasks();
      expect(run.client.answer).toBeNull();
      expect(run.client.failures[0]).toMatchObject({
        code: 'upstream_rejected',
        status: 400,
        words: { message: 'Too long.' },
      });
      expect(run.record).toMatchObject({
        ending: 'upstream_failed',
        status: 400,
        attempts: [{ status: 200 }],
      });
    });
  });

  describe('an answer in one piece', () => {
    it('reaches the client when it is whole and settled', async () => {
      const run = startRun({ body: { stream: false } });
      run.ledger.mode = 'hold';
      run.provider.upstream.head('application/json');
      run.provider.upstream.send(BODY.slice(0, 20));
      run.provider.upstream.send(BODY.slice(20));
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.answer).toBeNull();
      run.ledger.answer('durable');
      await flushMicrotasks();
      expect(run.client.text).toBe(BODY);
      expect(run.client.ends).toBe(1);
      expect(run.client.answer).toMatchObject({
        contentType: 'application/json',
        contentLength: BODY.length,
      });
      expect(run.record).toMatchObject({
        streamed: false,
        ending: 'completed',
        usage: { inputTokens: 12, outputTokens: 2 },
        responseBytes: BODY.length,
        ttftUs: null,
        itl: null,
      });
      expect(run.telemetry.activeStreams).toBe(0);
    });

    it('is estimated when the upstream has reported no usage', async () => {
      const run = startRun({ body: { stream: false } });
      run.provider.upstream.head('application/json');
      run.provider.upstream.send('{"choices":[{"message":{"content":"Hello, you"},"finish_reason":"stop"}]}');
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.record).toMatchObject({ usageSource: 'estimated', usage: { outputTokens: 3 } });
    });

    it('is an error when no durable place takes the settlement', async () => {
      const run = startRun({ body: { stream: false } });
      run.ledger.mode = 'reject';
      run.provider.upstream.head('application/json');
      run.provider.upstream.send(BODY);
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.answer).toBeNull();
      expect(run.client.errorCodes).toEqual(['ledger_unavailable']);
      expect(run.telemetry.outcomes).toMatchObject([{ ending: 'not_recorded', status: 502 }]);
    });

    it('moves on to the next deployment when it is cut short', async () => {
      const run = startRun({ body: { stream: false }, deployments: 2 });
      run.provider.upstream.head('application/json');
      run.provider.upstream.send(BODY.slice(0, 20));
      run.provider.upstream.fail('upstream_connection_lost');
      run.provider.upstream.head('application/json');
      run.provider.upstream.send(BODY);
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.text).toBe(BODY);
      expect(run.record.attempts).toHaveLength(2);
    });

    it('gets no comments while it is awaited', () => {
      const run = startRun({ body: { stream: false } });
      run.clock.advance(20_000);
      expect(run.client.answer).toBeNull();
    });

    it('fails when a comment has promised the client a stream', async () => {
      const run = startRun();
      run.clock.advance(15_000);
      run.provider.upstream.head('application/json');
      run.provider.upstream.send(BODY);
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.errorCodes).toEqual(['upstream_malformed_answer']);
      expect(run.client.text).toBe(KEEP_ALIVE);
    });
  });

  describe('moving on to the next deployment', () => {
    it.each(RETRYABLE)('happens on %s before the first byte', async (code) => {
      const run = startRun({ deployments: 3 });
      run.clock.advance(3);
      run.provider.upstream.fail(code, { status: 503 });
      expect(run.client.isOver).toBe(false);
      expect(run.provider.exchanges).toHaveLength(2);
      expect(run.provider.upstream.requestBody.model).toBe('upstream-model-2');
      run.provider.upstream.send(token('a') + finish() + DONE);
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.answer?.attempts).toBe(2);
      expect(run.record).toMatchObject({
        ending: 'completed',
        errorCode: null,
        upstreamModel: 'upstream-model-2',
        deploymentId: run.request.deployments[1]!.id,
        attempts: [
          { errorCode: code, status: 503, durationUs: 3_000, deploymentId: run.request.deployments[0]!.id },
          { errorCode: null, status: 200 },
        ],
      });
      expect(run.telemetry.attempts).toEqual(['started', code, 'started', 'ok']);
    });

    it('leaves on the record when each attempt began, how its breaker stood, and when its first byte came', async () => {
      const permits = ['yes', 'probe'] as const;
      let asked = 0;
      const breakers = { ...ALWAYS_CLOSED, allows: () => permits[asked++]! };
      const run = startRun({ deployments: 2, breakers });
      run.clock.advance(3);
      run.provider.upstream.fail('upstream_connect_failed');
      run.clock.advance(5);
      run.provider.upstream.send(token('a'));
      run.clock.advance(7);
      run.provider.upstream.send(finish() + DONE);
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.record.attempts).toMatchObject([
        {
          ...{ startOffsetUs: 0, firstByteUs: null, durationUs: 3_000, errorCode: 'upstream_connect_failed' },
          breakerState: 'closed',
        },
        {
          ...{ startOffsetUs: 3_000, firstByteUs: 5_000, durationUs: 12_000, errorCode: null },
          breakerState: 'half_open',
        },
      ]);
    });

    it.each(FINAL)('does not happen on %s', async (code) => {
      const run = startRun({ deployments: 3 });
      run.provider.upstream.fail(code, { status: 422 });
      await flushMicrotasks();
      expect(run.provider.exchanges).toHaveLength(1);
      expect(run.client.errorCodes).toEqual([code]);
    });

    it.each(RETRYABLE)('does not happen on %s after the first byte', async (code) => {
      const run = startRun({ deployments: 3 });
      run.provider.upstream.send(token('a'));
      run.provider.upstream.fail(code);
      await flushMicrotasks();
      expect(run.provider.exchanges).toHaveLength(1);
      expect(run.client.errorCodes).toEqual([code]);
    });

    it('happens for an error that is the first event, also when comments have been sent', async () => {
      const run = startRun({ deployments: 2 });
      run.clock.advance(15_000);
      run.provider.upstream.send(errorEvent('overloaded'));
      expect(run.provider.exchanges).toHaveLength(2);
      expect(run.provider.exchanges[0]?.aborted).toBe(true);
      run.provider.upstream.send(token('a') + finish() + DONE);
      await flushMicrotasks();
      expect(run.client.text).toBe(KEEP_ALIVE + token('a') + finish() + DONE);
      expect(run.record.ending).toBe('completed');
    });

    it('ends with the last failure when all have failed', async () => {
      const run = startRun({ deployments: 2, maxAttempts: 2 });
      run.provider.upstream.fail('upstream_overloaded', { status: 503 });
      run.provider.upstream.fail('upstream_rate_limited', { status: 429 });
      await flushMicrotasks();
      expect(run.client.errorCodes).toEqual(['upstream_rate_limited']);
      expect(run.record.attempts.map((attempt) => attempt.errorCode)).toEqual([
        'upstream_overloaded',
        'upstream_rate_limited',
      ]);
    });

    it('tries no more than the allowed number', () => {
      const run = startRun({ deployments: 5, maxAttempts: 2 });
      run.provider.upstream.fail('upstream_failed');
      run.provider.upstream.fail('upstream_failed');
      expect(run.provider.exchanges).toHaveLength(2);
      expect(run.client.errorCodes).toEqual(['upstream_failed']);
    });

    it('passes over deployments that cannot express the request, without asking them', async () => {
      const cannotExpress = ['upstream-model-1', 'upstream-model-3'];
      const run = startRun({ deployments: 4, cannotExpress });
      expect(run.provider.upstream.requestBody.model).toBe('upstream-model-2');
      run.provider.upstream.fail('upstream_failed');
      expect(run.provider.upstream.requestBody.model).toBe('upstream-model-4');
      run.provider.upstream.send(token('a') + finish() + DONE);
      await flushMicrotasks();
      expect(run.record.attempts).toHaveLength(2);
    });

    it('ends with the failure when no other deployment can express the request', async () => {
      const run = startRun({ deployments: 2, cannotExpress: ['upstream-model-2'] });
      run.provider.upstream.fail('upstream_malformed_answer');
      await flushMicrotasks();
      expect(run.client.errorCodes).toEqual(['upstream_malformed_answer']);
      expect(run.record.attempts).toHaveLength(1);
    });

    it('asks the first again when no other deployment can express the request', () => {
      const run = startRun({ deployments: 2, cannotExpress: ['upstream-model-2'] });
      run.provider.upstream.fail('upstream_failed');
      expect(run.phase).toBe('waiting');
      run.clock.advance(250);
      expect(run.provider.exchanges).toHaveLength(2);
      expect(run.provider.upstream.requestBody.model).toBe('upstream-model-1');
    });

    it('refuses what none can express, in the words of the first, before anything is asked', () => {
      const cannotExpress = ['upstream-model-1', 'upstream-model-2'];
      const refused = expect.objectContaining({ code: 'unsupported_parameter', param: 'upstream-model-1' });
      expect(() => startRun({ deployments: 2, cannotExpress })).toThrow(refused);
    });

    it('gives the next deployment its own time', () => {
      const run = startRun({ deployments: 2, maxAttempts: 2, keepAliveMs: 0 });
      run.clock.advance(29_999);
      run.provider.upstream.fail('upstream_connection_lost');
      run.clock.advance(29_999);
      expect(run.client.isOver).toBe(false);
      run.clock.advance(1);
      expect(run.client.errorCodes).toEqual(['upstream_first_byte_timeout']);
    });
  });

  describe('a wait for the next attempt', () => {
    /** The only deployment has failed, and is asked again after between 125 and 250 ms. */
    function waiting(options: Parameters<typeof startRun>[0] = {}) {
      const run = startRun(options);
      run.clock.advance(3);
      run.provider.upstream.fail('upstream_overloaded', { status: 503 });
      expect(run.phase).toBe('waiting');
      return run;
    }

    it('asks the only deployment again after a moment', async () => {
      const run = waiting();
      run.clock.advance(124);
      expect(run.provider.exchanges).toHaveLength(1);
      run.clock.advance(126);
      expect(run.provider.exchanges).toHaveLength(2);
      run.provider.upstream.send(token('a') + finish() + DONE);
      await flushMicrotasks();
      expect(run.client.text).toBe(token('a') + finish() + DONE);
      expect(run.client.answer?.attempts).toBe(2);
      expect(run.record).toMatchObject({
        ending: 'completed',
        attempts: [{ errorCode: 'upstream_overloaded', durationUs: 3_000 }, { errorCode: null }],
      });
      expect(run.telemetry.attempts).toEqual(['started', 'upstream_overloaded', 'started', 'ok']);
    });

    it('waits as long as the upstream says', () => {
      const run = startRun();
      run.provider.upstream.fail('upstream_rate_limited', { status: 429, retryAfterMs: 2_000 });
      run.clock.advance(1_999);
      expect(run.provider.exchanges).toHaveLength(1);
      run.clock.advance(251);
      expect(run.provider.exchanges).toHaveLength(2);
    });

    it('does not happen when the upstream says that it takes longer than 5 s', async () => {
      const run = startRun();
      run.provider.upstream.fail('upstream_rate_limited', { status: 429, retryAfterMs: 5_001 });
      await flushMicrotasks();
      expect(run.client.errorCodes).toEqual(['upstream_rate_limited']);
    });

    it('does not happen while another deployment is left', () => {
      const run = startRun({ deployments: 2 });
      run.provider.upstream.fail('upstream_rate_limited', { status: 429, retryAfterMs: 1_000 });
      expect(run.provider.exchanges).toHaveLength(2);
      expect(run.phase).toBe('attempting');
    });

    it('grows with each attempt, and the last failure ends the request', async () => {
      const run = waiting({ maxAttempts: 3 });
      run.clock.advance(250);
      run.provider.upstream.fail('upstream_overloaded', { status: 503 });
      run.clock.advance(249);
      expect(run.provider.exchanges).toHaveLength(2);
      run.clock.advance(251);
      run.provider.upstream.fail('upstream_failed', { status: 500 });
      await flushMicrotasks();
      expect(run.client.errorCodes).toEqual(['upstream_failed']);
      expect(run.record.attempts).toHaveLength(3);
    });

    it('is covered by comments, and the answer follows them', async () => {
      const run = startRun({ keepAliveMs: 1_000 });
      run.clock.advance(500);
      run.provider.upstream.fail('upstream_overloaded', { status: 503, retryAfterMs: 3_000 });
      run.clock.advance(500);
      expect(run.client.text).toBe(KEEP_ALIVE);
      run.clock.advance(2_999);
      expect(run.provider.exchanges).toHaveLength(2);
      run.provider.upstream.send(token('a') + finish() + DONE);
      await flushMicrotasks();
      expect(run.client.text).toBe(`${KEEP_ALIVE.repeat(3)}${token('a')}${finish()}${DONE}`);
    });

    it('leaves one attempt on the record when the client goes away meanwhile', async () => {
      const run = waiting();
      run.client.goAway();
      run.clock.advance(60_000);
      await flushMicrotasks();
      expect(run.provider.exchanges).toHaveLength(1);
      expect(run.record).toMatchObject({
        ending: 'client_disconnected',
        attempts: [{ errorCode: 'upstream_overloaded' }],
      });
      expect(run.clock.pendingTimers).toBe(0);
    });

    it('ends with the failure when the deployment may not be asked any more', async () => {
      let mayAsk = true;
      const breakers = { ...ALWAYS_CLOSED, allows: () => (mayAsk ? 'yes' : 'no') as 'yes' };
      const run = waiting({ breakers });
      mayAsk = false;
      run.clock.advance(250);
      await flushMicrotasks();
      expect(run.client.errorCodes).toEqual(['upstream_overloaded']);
      expect(run.record).toMatchObject({ ending: 'upstream_failed', attempts: [{}] });
    });
  });

  describe('the body of the request', () => {
    const isHeld = ({ request }: ReturnType<typeof startRun>) => {
      try {
        return request.body.bytes.length > 0;
      } catch {
        return false;
      }
    };

    it('is held for the next attempt, and let go with the first byte of the answer', () => {
      const run = startRun({ deployments: 2, keepAliveMs: 5_000 });
      run.provider.upstream.head();
      run.clock.advance(5_000);
      expect(run.client.text).toContain(': keepalive');
      expect(isHeld(run)).toBe(true);
      run.provider.upstream.fail('upstream_connection_lost');
      expect(run.provider.upstream.requestBody).toMatchObject({ model: 'upstream-model-2' });
      expect(isHeld(run)).toBe(true);
      run.provider.upstream.send(token('a'));
      expect(isHeld(run)).toBe(false);
    });

    it.each<[string, (run: ReturnType<typeof startRun>) => void]>([
      ['the client leaves', (run) => run.client.goAway()],
      ['no attempt is left', (run) => run.provider.upstream.fail('upstream_rejected')],
      ['the process stops', (run) => run.runner.endAll()],
      [
        'the answer is whole',
        (run) => {
          run.provider.upstream.head('application/json').send(BODY);
          run.provider.upstream.end();
        },
      ],
    ])('is let go when %s, before the settlement is durable', (_, end) => {
      const run = startRun({ body: { stream: false } });
      run.ledger.mode = 'hold';
      expect(isHeld(run)).toBe(true);
      end(run);
      expect(isHeld(run)).toBe(false);
    });
  });

  describe('a client that goes away', () => {
    it('before the first byte cancels the upstream at once and settles an estimate', async () => {
      const url = `data:image/png;base64,${'iVBORw0KGgo'.repeat(100_000)}`;
      const content = [{ image_url: { url } }, { text: 'x'.repeat(400) }];
      const run = startRun({ body: { messages: [{ role: 'user', content }] } });
      run.client.goAway();
      expect(run.provider.upstream.aborted).toBe(true);
      await flushMicrotasks();
      expect(run.record).toMatchObject({
        ending: 'client_disconnected',
        status: null,
        errorCode: 'client_disconnected',
        usageSource: 'estimated',
        usage: { inputTokens: 765 + 100 + 8, outputTokens: 0 },
        attempts: [{ status: null, errorCode: 'client_disconnected' }],
      });
      expect(run.runner.activeRequests).toBe(0);
    });

    it('during the stream settles the tokens it was sent', async () => {
      const run = startRun();
      run.provider.upstream.send(token('a') + token('b'));
      run.client.goAway();
      expect(run.provider.upstream.aborted).toBe(true);
      await flushMicrotasks();
      expect(run.record).toMatchObject({
        ending: 'client_disconnected',
        status: 200,
        usageSource: 'estimated',
        usage: { outputTokens: 1 },
      });
    });

    it('settles the text that it was sent, not the number of events', async () => {
      const run = startRun();
      run.provider.upstream.send(ROLE);
      for (let event = 0; event < 2_750; event++)
        run.provider.upstream.send(token(`${event % 10} é\n`.repeat(1_000)));
      run.client.goAway();
      await flushMicrotasks();
      // Five bytes a thousand times in each event, a quarter of a token each.
      expect(run.record.usage.outputTokens).toBe((2_750 * 5_000) / 4);
    });

    it('during the stream settles continuous usage as reported', async () => {
      const run = startRun({ connection: { continuousUsage: true } });
      run.provider.upstream.send(token('a', usageCounts(8, 1)) + token('b', usageCounts(8, 2)));
      expect(run.client.text).not.toContain('prompt_tokens');
      run.client.goAway();
      await flushMicrotasks();
      expect(run.record).toMatchObject({
        usageSource: 'reported',
        usage: { inputTokens: 8, outputTokens: 2 },
      });
    });

    it('from within a write stops the writing and settles once', async () => {
      const run = startRun();
      run.client.onWrite = () => run.client.goAway();
      run.provider.upstream.send(`${token('a')}${usageEvent(1, 1)}${token('b')}${DONE}`);
      await flushMicrotasks();
      expect(run.client.writes).toHaveLength(1);
      expect(run.client.violations).toEqual([]);
      expect(run.record.ending).toBe('client_disconnected');
    });

    it('while a comment is written leaves no timer behind', async () => {
      const run = startRun();
      run.client.onWrite = () => run.client.goAway();
      run.clock.advance(15_000);
      await flushMicrotasks();
      expect(run.record.ending).toBe('client_disconnected');
      expect(run.clock.pendingTimers).toBe(0);
    });

    it('while the settlement is on its way changes nothing about it and is sent nothing', async () => {
      const run = startRun();
      run.ledger.mode = 'hold';
      run.provider.upstream.send(token('a') + finish() + DONE);
      run.client.goAway();
      run.ledger.answer('durable');
      await flushMicrotasks();
      expect(run.record.ending).toBe('completed');
      expect(run.client.violations).toEqual([]);
      expect(run.client.text).toBe(token('a') + finish());
      expect(run.provider.upstream.aborted).toBe(true);
      expect(run.runner.activeRequests).toBe(0);
    });

    it('behind the terminal event closes the upstream at once', async () => {
      const run = startRun();
      run.provider.upstream.send(token('a') + finish() + DONE);
      await flushMicrotasks();
      run.client.goAway();
      expect(run.provider.upstream.aborted).toBe(true);
      expect(run.runner.activeRequests).toBe(0);
      expect(run.clock.pendingTimers).toBe(0);
    });

    it('is not waited for by a refused settlement', async () => {
      const run = startRun();
      run.ledger.mode = 'reject';
      run.provider.upstream.send(token('a'));
      run.client.goAway();
      await flushMicrotasks();
      expect(run.client.violations).toEqual([]);
      expect(run.runner.activeRequests).toBe(0);
    });
  });

  describe('a client that reads slowly', () => {
    it('pauses the upstream until it has drained', () => {
      const run = startRun();
      run.client.ready = false;
      run.provider.upstream.send(token('a'));
      expect(run.provider.upstream.paused).toBe(true);
      run.client.drain();
      expect(run.provider.upstream.paused).toBe(false);
    });

    it('gets no comments, and its slowness is not taken for the upstream’s', () => {
      const run = startRun();
      run.client.ready = false;
      run.provider.upstream.send(token('a'));
      run.clock.advance(60_000);
      expect(run.client.text).toBe(token('a'));
      expect(run.client.isOver).toBe(false);
      run.client.drain();
      run.clock.advance(9_999);
      expect(run.client.isOver).toBe(false);
      run.clock.advance(1);
      expect(run.client.errorCodes).toEqual(['upstream_idle_timeout']);
    });

    it('is ended by the limit of the whole attempt all the same', () => {
      const run = startRun();
      run.client.ready = false;
      run.provider.upstream.send(token('a'));
      run.clock.advance(120_000);
      expect(run.client.errorCodes).toEqual(['upstream_total_timeout']);
      expect(run.provider.upstream.aborted).toBe(true);
    });
  });

  describe('time', () => {
    it('ends an attempt that sends no byte, and the next deployment is tried', async () => {
      const run = startRun({ deployments: 2 });
      run.provider.upstream.head();
      run.clock.advance(29_999);
      expect(run.provider.exchanges).toHaveLength(1);
      run.clock.advance(1);
      expect(run.provider.exchanges).toHaveLength(2);
      expect(run.provider.exchanges[0]?.aborted).toBe(true);
      run.clock.advance(30_000);
      await flushMicrotasks();
      expect(run.record).toMatchObject({
        ending: 'timed_out',
        errorCode: 'upstream_first_byte_timeout',
        attempts: [{ status: 200 }, { status: null }],
      });
    });

    it('ends a stream that falls silent, exactly when the limit is reached', () => {
      const run = startRun();
      run.clock.advance(1_234);
      run.provider.upstream.send(token('a'));
      run.clock.advance(4_321);
      run.provider.upstream.send(token('b'));
      run.clock.advance(9_999);
      expect(run.client.isOver).toBe(false);
      run.clock.advance(1);
      expect(run.client.errorCodes).toEqual(['upstream_idle_timeout']);
      expect(run.provider.upstream.aborted).toBe(true);
    });

    it('ends a stream that never stops', () => {
      const run = startRun();
      for (let second = 0; second < 119; second++) {
        run.provider.upstream.send(token('a'));
        run.clock.advance(1_000);
      }
      expect(run.client.isOver).toBe(false);
      run.clock.advance(1_000);
      expect(run.client.errorCodes).toEqual(['upstream_total_timeout']);
    });

    it.each([
      ['comments', ': OPENROUTER PROCESSING\n\n'],
      ['pieces of comments', ': OPENROUTER PROC'],
      ['empty lines', '\r\n\r\n'],
    ])('takes %s of the upstream for silence, before the first event', async (_, silence) => {
      const run = startRun({ deployments: 2, keepAliveMs: 0 });
      for (let second = 0; second < 30; second++) {
        expect(run.provider.exchanges).toHaveLength(1);
        run.provider.upstream.send(silence);
        run.clock.advance(1_000);
      }
      expect(run.provider.exchanges[0]?.aborted).toBe(true);
      expect(run.provider.exchanges).toHaveLength(2);
      expect(run.client.answer).toBeNull();
      run.provider.upstream.send(`: second\n\n${token('a')}${finish()}${DONE}`);
      run.provider.upstream.end();
      await flushMicrotasks();
      expect(run.client.text).toBe(`: second\n\n${token('a')}${finish()}${DONE}`);
      expect(run.record.attempts).toMatchObject([
        { errorCode: 'upstream_first_byte_timeout', firstByteUs: 0 },
        { errorCode: null },
      ]);
    });

    it('takes comments of the upstream for silence within the stream', () => {
      const run = startRun({ keepAliveMs: 0 });
      run.provider.upstream.send(token('a'));
      for (let second = 0; second < 9; second++) {
        run.clock.advance(1_000);
        run.provider.upstream.send(': ping\n\n');
      }
      run.clock.advance(999);
      expect(run.client.isOver).toBe(false);
      run.clock.advance(1);
      expect(run.client.errorCodes).toEqual(['upstream_idle_timeout']);
      expect(run.client.text).toBe(token('a') + ': ping\n\n'.repeat(9));
    });

    it.each(['', ROLE])('does not take a large event that comes slowly for silence, behind %j', (before) => {
      const run = startRun({ keepAliveMs: 0 });
      run.provider.upstream.send(`${before}data: {"x":"`);
      for (let second = 0; second < 60; second++) {
        run.provider.upstream.send('x'.repeat(3_000));
        run.clock.advance(1_000);
      }
      expect(run.client.isOver).toBe(false);
      run.provider.upstream.send('"}\n\n');
      expect(run.client.text).toHaveLength(before.length + 180_016);
    });

    it('covers silence before the first token with comments, from then on failures are events', async () => {
      const run = startRun();
      run.clock.advance(14_999);
      expect(run.client.answer).toBeNull();
      run.clock.advance(1);
      expect(run.client.text).toBe(KEEP_ALIVE);
      expect(run.client.answer).toMatchObject({ status: 200, contentLength: null });
      run.provider.upstream.fail('upstream_rejected', { status: 400 });
      await flushMicrotasks();
      expect(run.client.errorCodes).toEqual(['upstream_rejected']);
      expect(run.record.status).toBe(200);
    });

    it('covers silence within the stream with comments, between events only', () => {
      const run = startRun({ keepAliveMs: 3_000 });
      run.provider.upstream.send(`${token('a')}data: {"half`);
      run.clock.advance(3_000);
      expect(run.client.text).toBe(token('a') + KEEP_ALIVE);
      run.provider.upstream.send('":1}\n\n');
      expect(run.client.text).toBe(`${token('a')}${KEEP_ALIVE}data: {"half":1}\n\n`);
      run.provider.upstream.send(`data: ${'x'.repeat(70_000)}`);
      const before = run.client.writes.length;
      run.clock.advance(6_000);
      expect(run.client.writes).toHaveLength(before);
    });

    it('counts comments from the last byte towards the client', () => {
      const run = startRun({ keepAliveMs: 3_000 });
      run.clock.advance(2_000);
      run.provider.upstream.send(token('a'));
      run.clock.advance(2_999);
      expect(run.client.text).toBe(token('a'));
      run.clock.advance(1);
      expect(run.client.text).toBe(token('a') + KEEP_ALIVE);
    });

    it('sends no comments when they are turned off', () => {
      const run = startRun({ keepAliveMs: 0 });
      run.clock.advance(29_999);
      expect(run.client.answer).toBeNull();
    });
  });

  describe('a limit on the output of a stream', () => {
    const REACHED = new DomainError('workspace_budget_exceeded', 'Spent.');

    /** A stream for which the limit says this, from 100 tokens of two bytes on. */
    function limited(says: Extension) {
      const asked: number[] = [];
      const settled: (UsageRecord | null)[] = [];
      const limit = { says, whenKnown: () => {}, extendAtTokens: 100 };
      const admitted: Admitted = {
        ...HOLDS_NOTHING,
        get extendAtTokens() {
          return limit.extendAtTokens;
        },
        extend: (tokens, whenKnown) => {
          asked.push(tokens);
          if (limit.says === 'goes on') limit.extendAtTokens += 100;
          else limit.whenKnown = whenKnown;
          return limit.says;
        },
        settle: (record) => settled.push(record),
      };
      const { client, clock, ledger, provider } = startRun({ admitted });
      return { client, clock, ledger, provider, asked, limit, settled };
    }

    it('is asked for more ahead, and for nothing in between', () => {
      const { asked, client, provider } = limited('goes on');
      provider.upstream.send(token('x'.repeat(200)));
      provider.upstream.send(token('y'));
      provider.upstream.send(token('z'.repeat(199)) + token('!'));
      expect(asked).toEqual([101, 201]);
      expect(client.isOver).toBe(false);
    });

    it('counts what the upstream reports rather than the text', () => {
      const { asked, provider } = limited('goes on');
      provider.upstream.send(token('x'.repeat(900), usageCounts(3, 99)));
      expect(asked).toEqual([]);
      provider.upstream.send(token('x', usageCounts(3, 101)));
      expect(asked).toEqual([101]);
    });

    it('ends the stream with an error event and settles what was used, when nothing is left', async () => {
      const { client, ledger, provider, settled } = limited(REACHED);
      provider.upstream.send(token('x'.repeat(202)) + token('not sent'));
      await flushMicrotasks();
      expect(client.text).not.toContain('[DONE]');
      expect(client.failures).toEqual([REACHED]);
      expect(provider.upstream.aborted).toBe(true);
      expect(ledger.records).toMatchObject([
        {
          ...{ ending: 'limit_reached', status: 200, errorCode: 'workspace_budget_exceeded' },
          ...{ usageSource: 'estimated', usage: { outputTokens: 53 } },
        },
      ]);
      expect(settled).toEqual(ledger.records);
    });

    it('pauses the upstream while more is asked for, and silence is not taken for its', () => {
      const { client, clock, limit, provider } = limited('waits');
      provider.upstream.send(token('x'.repeat(202)));
      expect(provider.upstream.paused).toBe(true);
      client.ready = false;
      client.drain();
      expect(provider.upstream.paused).toBe(true);
      clock.advance(60_000);
      expect(client.isOver).toBe(false);
      limit.says = 'goes on';
      limit.whenKnown();
      expect(provider.upstream.paused).toBe(false);
      provider.upstream.send(token('more'));
      expect(client.text).toContain('more');
    });

    it('that is known to be reached ends the stream that waited', () => {
      const { client, limit, provider } = limited('waits');
      provider.upstream.send(token('x'.repeat(202)));
      limit.says = REACHED;
      limit.whenKnown();
      expect(client.failures).toEqual([REACHED]);
      expect(provider.upstream.aborted).toBe(true);
      limit.whenKnown();
      expect(client.failures).toHaveLength(1);
    });

    it('does not end a stream that has said that it is finished', async () => {
      const { client, provider } = limited(REACHED);
      provider.upstream.send(finish() + token('x'.repeat(202)));
      provider.upstream.send(DONE);
      provider.upstream.end();
      await flushMicrotasks();
      expect(client).toMatchObject({ failures: [], ends: 1 });
    });
  });

  describe('Weir’s own time', () => {
    it('leaves out the waiting for the upstream', async () => {
      const run = startRun();
      run.clock.advance(500);
      run.provider.upstream.send(token('a') + finish() + DONE);
      await flushMicrotasks();
      expect(run.record.overheadUs).toBe(0);
      expect(run.client.answer?.overheadUs).toBe(0);
    });

    it('leaves out the waiting for the client’s body', async () => {
      const run = startRun({ uploadUs: 250_000 });
      run.provider.upstream.send(token('a') + finish() + DONE);
      await flushMicrotasks();
      expect(run.client.answer?.overheadUs).toBe(0);
      expect(run.record).toMatchObject({ overheadUs: 0, ttftUs: 250_000 });
    });
  });
});
