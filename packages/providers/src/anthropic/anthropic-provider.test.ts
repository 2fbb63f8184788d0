import { aConnection, FakeClock } from '@weir/testing';
import { expect, it, onTestFinished } from 'vitest';
import { aServer } from '../../test/a-server.ts';
import { RecordingSink } from '../../test/recording-sink.ts';
import { UpstreamPools } from '../upstream-pools.ts';
import { AnthropicProvider } from './anthropic-provider.ts';

async function send(credential: string, answer: [status: number, body: string] = [200, '{}']) {
  let received: object = {};
  const server = await aServer(({ url, headers }, response) => {
    const { authorization, 'x-api-key': key, 'anthropic-version': version, 'anthropic-beta': beta } = headers;
    received = { url, authorization, key, version, beta };
    response.writeHead(answer[0], { 'content-type': 'application/json', 'request-id': 'req_011' });
    response.end(answer[1]);
  });
  onTestFinished(server.close);
  const pools = new UpstreamPools(new FakeClock());
  onTestFinished(() => pools.close());
  const sink = new RecordingSink();
  const call = {
    method: 'POST',
    path: '/messages',
    connection: aConnection({ kind: 'anthropic', baseUrl: `${server.url}/v1`, credential }),
    upstreamName: 'claude',
    body: [Buffer.from('{}')],
    streaming: false,
    traceparent: undefined,
    headers: ['anthropic-beta', 'context-1m'],
  } as const;
  sink.opened(new AnthropicProvider(pools).open(call, sink));
  await sink.over;
  expect(sink.violations).toEqual([]);
  return { received, sink };
}

it('posts with an API key in the header of Anthropic', async () => {
  const { received, sink } = await send('sk-ant-api03-x');
  expect(received).toEqual({
    url: '/v1/messages',
    authorization: undefined,
    key: 'sk-ant-api03-x',
    version: '2023-06-01',
    beta: 'context-1m',
  });
  expect(sink.heads[0]?.requestId).toBe('req_011');
});

it('posts with a token of a plan as bearer', async () => {
  const { received } = await send('sk-ant-oat01-x');
  expect(received).toMatchObject({
    authorization: 'Bearer sk-ant-oat01-x',
    key: undefined,
    beta: 'context-1m,oauth-2025-04-20',
  });
});

it('reads the words of an error, without the credential', async () => {
  const error = {
    type: 'invalid_request_error',
    message: 'bad sk-ant-api03-x',
    details: { error_code: 'c' },
  };
  const { sink } = await send('sk-ant-api03-x', [400, JSON.stringify({ type: 'error', error })]);
  expect(sink.error).toMatchObject({
    code: 'upstream_rejected',
    status: 400,
    requestId: 'req_011',
    words: { type: 'invalid_request_error', details: { details: { error_code: 'c' } } },
  });
  expect(sink.error?.words?.message).not.toContain('sk-ant-api03-x');
});
