import { describe, expect, it } from 'vitest';
import { flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { aRequest, startRun } from './__fixtures__/a-run.ts';
import { DONE, finish, token } from './__fixtures__/open-ai-events.ts';
import { RecordingClient } from './__fixtures__/recording-client.ts';

describe('InferenceRunner', () => {
  it('drains at once when nothing is running', async () => {
    const run = startRun();
    run.client.goAway();
    await flushMicrotasks();
    await expect(run.runner.drain(1_000)).resolves.toEqual({ abandoned: 0 });
    expect(run.clock.pendingTimers).toBe(0);
  });

  it('waits for running requests to end by themselves', async () => {
    const run = startRun();
    const drained = run.runner.drain(30_000);
    run.provider.upstream.send(token('a') + finish() + DONE);
    run.provider.upstream.end();
    await expect(drained).resolves.toEqual({ abandoned: 0 });
    expect(run.client.text.endsWith(DONE)).toBe(true);
    expect(run.clock.pendingTimers).toBe(0);
  });

  it('ends what is still running when the grace is over, and waits until it is settled', async () => {
    const run = startRun();
    const second = new RecordingClient();
    run.runner.run(aRequest({}, run.clock), second);
    run.ledger.mode = 'hold';
    run.provider.upstream.send(token('a'));
    let done = false;
    const drained = run.runner.drain(1_000).finally(() => {
      done = true;
    });
    run.clock.advance(999);
    expect(run.client.isOver).toBe(false);
    run.clock.advance(1);
    await flushMicrotasks();
    expect(run.client.errorCodes).toEqual(['shutting_down']);
    expect(second.errorCodes).toEqual(['shutting_down']);
    expect(run.provider.exchanges.every((each) => each.aborted)).toBe(true);
    expect(done).toBe(false);
    run.ledger.answer('durable');
    await expect(drained).resolves.toEqual({ abandoned: 2 });
    expect(run.ledger.records.map((record) => [record.ending, record.usageSource])).toEqual([
      ['shut_down', 'estimated'],
      ['shut_down', 'estimated'],
    ]);
  });

  it('lets a finished answer have its end when the grace is over', async () => {
    const run = startRun();
    run.provider.upstream.send(token('a') + finish() + DONE);
    await flushMicrotasks();
    const drained = run.runner.drain(0);
    run.clock.advance(0);
    await drained;
    expect(run.client).toMatchObject({ ends: 1, failures: [] });
    expect(run.record.ending).toBe('completed');
  });

  it('can be asked to drain twice', async () => {
    const run = startRun();
    const both = Promise.all([run.runner.drain(500), run.runner.drain(1_000)]);
    run.clock.advance(500);
    await expect(both).resolves.toEqual([{ abandoned: 1 }, { abandoned: 0 }]);
    expect(run.clock.pendingTimers).toBe(0);
  });
});

describe('the requests that run', () => {
  it('are listed with ids and counts, the latest first', () => {
    const run = startRun();
    run.clock.advance(1_000);
    run.runner.run(aRequest({}, run.clock), new RecordingClient());
    run.provider.exchanges[0]!.send(token('x'.repeat(40)));
    const listed = run.runner.liveRequests({}, 10);
    expect(listed).toMatchObject([
      { startedAt: new Date(run.clock.nowMs()), hasAnswer: false, outputTokens: 0 },
      {
        ...{ clientRequestId: 'req_of_client', operation: 'chat', model: 'meadow', streamed: true },
        ...{ apiKeyId: run.request.key.id, hasAnswer: true, outputTokens: 10 },
      },
    ]);
    expect(run.runner.liveRequests({}, 1)).toEqual(listed.slice(0, 1));
    expect(run.runner.longestRunning(1)).toEqual(listed.slice(1));
    const { organizationId } = run.request.key;
    expect(run.runner.liveRequests({ organizationId }, 10)).toEqual(listed.slice(1));
  });

  it('can be cancelled, which ends them with what they used', async () => {
    const run = startRun();
    run.provider.upstream.send(token('x'.repeat(40)));
    const { requestId, organizationId } = run.runner.liveRequests({}, 1)[0]!;
    expect(run.runner.cancel(requestId, { organizationId })).toBe(true);
    await flushMicrotasks();
    expect(run.provider.upstream.aborted).toBe(true);
    expect(run.client.errorCodes).toEqual(['request_cancelled']);
    expect(run.record).toMatchObject({
      ...{ requestId, ending: 'cancelled', errorCode: 'request_cancelled', usageSource: 'estimated' },
      usage: { outputTokens: 10 },
    });
    expect(run.runner.liveRequests({}, 1)).toEqual([]);
    expect(run.runner.cancel(requestId, {})).toBe(false);
  });

  it('cannot be cancelled by another organization, or when their answer is complete', async () => {
    const run = startRun();
    const other = aRequest({}, run.clock).key;
    const { requestId } = run.runner.liveRequests({}, 1)[0]!;
    expect(run.runner.cancel(requestId, { organizationId: other.organizationId })).toBe(false);
    run.ledger.mode = 'hold';
    run.provider.upstream.send(token('a') + finish() + DONE);
    expect(run.runner.cancel(requestId, {})).toBe(false);
    run.ledger.answer('durable');
    await flushMicrotasks();
    expect(run.record.ending).toBe('completed');
  });
});
