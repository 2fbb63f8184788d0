import { aConnection, FakeClock } from '@weir/testing';
import { expect, it, onTestFinished } from 'vitest';
import { aServer } from '../../test/a-server.ts';
import { RecordingSink } from '../../test/recording-sink.ts';
import { UpstreamPools } from '../upstream-pools.ts';
import { OpenAiCompatibleProvider } from './openai-compatible-provider.ts';

const chat = { method: 'POST', path: '/chat/completions' } as const;
const embeddings = { method: 'POST', path: '/embeddings' } as const;

it('posts an operation to its path with the credential as a bearer token', async () => {
  const received: unknown[] = [];
  const server = await aServer((request, response) => {
    received.push([request.url, request.headers.authorization, request.headers.traceparent]);
    response.end('{}');
  });
  onTestFinished(server.close);
  const pools = new UpstreamPools(new FakeClock());
  onTestFinished(() => pools.close());
  const provider = new OpenAiCompatibleProvider(pools);
  const connection = aConnection({ baseUrl: `${server.url}/v1`, credential: 'of-the-upstream' });
  for (const { method, path } of [chat, embeddings]) {
    const call = {
      method,
      path,
      connection,
      upstreamName: 'm',
      body: [Buffer.from('{}')],
      streaming: false,
      traceparent: `00-${path}`,
      headers: [],
    };
    const sink = new RecordingSink();
    sink.opened(provider.open(call, sink));
    await sink.over;
    expect(sink.violations).toEqual([]);
  }
  expect(received).toEqual([
    ['/v1/chat/completions', 'Bearer of-the-upstream', '00-/chat/completions'],
    ['/v1/embeddings', 'Bearer of-the-upstream', '00-/embeddings'],
  ]);
});
