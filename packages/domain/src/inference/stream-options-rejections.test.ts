import { describe, expect, it } from 'vitest';
import { aFreshId } from '../../../testing/src/an-api-key.ts';
import { FakeClock, flushMicrotasks } from '../../../testing/src/fake-clock.ts';
import { type RunOptions, startRun } from './__fixtures__/a-run.ts';
import { DONE, finish, token } from './__fixtures__/open-ai-events.ts';
import { ProviderError, type UpstreamWords } from './provider-error.ts';
import { rejectsStreamOptions, StreamOptionsRejections } from './stream-options-rejections.ts';

const words = (some: Partial<UpstreamWords>): UpstreamWords => ({
  message: 'No.',
  type: null,
  code: null,
  param: null,
  details: null,
  ...some,
});
const NAMED = words({ message: 'stream_options: Extra inputs are not permitted' });

describe('an upstream that rejects the options by which Weir asks for usage', () => {
  const rejected = (options: RunOptions = {}, status = 422) => {
    const run = startRun(options);
    run.provider.upstream.fail('upstream_rejected', { status, words: NAMED });
    return run;
  };
  const complete = async (run: ReturnType<typeof startRun>) => {
    run.provider.upstream.send(token('a') + finish() + DONE);
    run.provider.upstream.end();
    await flushMicrotasks();
  };

  it('is asked once more without them, and remembered', async () => {
    const run = rejected();
    const [first, second] = run.provider.exchanges;
    expect(first?.requestBody).toHaveProperty('stream_options');
    expect(second?.requestBody).toEqual({ ...first?.requestBody, stream_options: undefined });
    expect(second?.call.connection).toBe(first?.call.connection);
    await complete(run);
    expect(run.client.failures).toEqual([]);
    expect(run.record).toMatchObject({
      ending: 'completed',
      attempts: [
        { status: 422, errorCode: 'upstream_rejected' },
        { status: 200, errorCode: null },
      ],
    });
    expect(run.ports.streamOptionsRejections.has(run.request.deployments[0]!.id)).toBe(true);
  });

  it('is asked without them at once when it is known', () => {
    const known = startRun();
    known.ports.streamOptionsRejections.add(known.request.deployments[0]!.id);
    known.runner.run(known.request, known.client);
    expect(known.provider.upstream.requestBody).not.toHaveProperty('stream_options');
  });

  it('is asked once more whatever number of attempts is allowed, and others after it', async () => {
    const run = rejected({ maxAttempts: 2, deployments: 2 });
    run.provider.upstream.fail('upstream_failed', { status: 500 });
    expect(run.provider.exchanges).toHaveLength(3);
    expect(run.provider.upstream.requestBody).toHaveProperty('stream_options');
    await complete(run);
    expect(run.record.attempts.map(({ deploymentId }) => deploymentId)).toEqual(
      [0, 0, 1].map((index) => run.request.deployments[index]!.id),
    );
  });

  it('is not believed when it rejects the request without them as well', async () => {
    const run = rejected();
    run.provider.upstream.fail('upstream_rejected', { status: 422, words: NAMED });
    await flushMicrotasks();
    expect(run.provider.exchanges).toHaveLength(2);
    expect(run.client.errorCodes).toEqual(['upstream_rejected']);
    expect(run.ports.streamOptionsRejections.has(run.request.deployments[0]!.id)).toBe(false);
  });

  it.each([
    ['the client sent them itself', { body: { stream_options: {} } }, 422],
    ['nothing was added', { body: { stream: false } }, 422],
    ['it fails for another reason', {}, 500],
  ])('is not asked once more where %s', (_, options, status) => {
    expect(rejected(options, status).provider.exchanges).toHaveLength(1);
  });
});

describe('rejectsStreamOptions', () => {
  it.each([
    [NAMED],
    [words({ param: 'stream_options.include_usage' })],
    [words({ message: 'Unrecognized request argument supplied: stream_options' })],
    [words({ details: { loc: ['body', 'stream_options'] } })],
  ])('reads it in %j', (named) => {
    for (const status of [400, 422])
      expect(rejectsStreamOptions(new ProviderError('upstream_rejected', { status, words: named }))).toBe(
        true,
      );
    expect(rejectsStreamOptions(new ProviderError('upstream_rejected', { status: 404, words: named }))).toBe(
      false,
    );
    expect(rejectsStreamOptions(new ProviderError('upstream_failed', { status: 400, words: named }))).toBe(
      false,
    );
  });

  it('reads nothing in other words', () => {
    const error = new ProviderError('upstream_rejected', { status: 400, words: words({ param: 'stream' }) });
    expect(rejectsStreamOptions(error)).toBe(false);
    expect(rejectsStreamOptions(new ProviderError('upstream_rejected', { status: 400 }))).toBe(false);
  });
});

describe('StreamOptionsRejections', () => {
  it('forget after an hour', () => {
    const clock = new FakeClock();
    const rejections = new StreamOptionsRejections(clock);
    const [deployment, other] = [aFreshId<'deployment'>(), aFreshId<'deployment'>()];
    rejections.add(deployment);
    clock.advance(3_599_999);
    expect([rejections.has(deployment), rejections.has(other)]).toEqual([true, false]);
    clock.advance(1);
    expect(rejections.has(deployment)).toBe(false);
  });

  it('keep a thousand, the latest', () => {
    const rejections = new StreamOptionsRejections(new FakeClock());
    const deployments = Array.from({ length: 1_001 }, () => aFreshId<'deployment'>());
    for (const deployment of deployments) rejections.add(deployment);
    expect(rejections.has(deployments[0]!)).toBe(false);
    expect(rejections.has(deployments[1]!)).toBe(true);
    expect(rejections.has(deployments[1_000]!)).toBe(true);
  });
});
