import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProviderCall } from '@weir/domain/inference';
import { aConnection, FakeClock } from '@weir/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aServer } from '../../test/a-server.ts';
import { aChunkFrame, anEventFrame, anExceptionFrame } from '../../test/aws-event-stream.ts';
import { RecordingSink } from '../../test/recording-sink.ts';
import { expectedSignature, signatureOf } from '../../test/verify-signature.ts';
import { createProviders } from '../providers.ts';
import { UpstreamPools } from '../upstream-pools.ts';
import type { AwsKeys } from './sign-request.ts';

const SECRET = 'sekret/sekret+sekret/sekret+sekret/sekre';
const CLAUDE = 'eu.anthropic.claude-sonnet-4-20250514-v1:0';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

async function aBedrock(
  answer: (request: Received, response: ServerResponse) => void,
  options: { loadKeys?: () => Promise<AwsKeys>; credential?: string | null } = {},
) {
  const received: Received[] = [];
  const server = await aServer((request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method, url, headers } = request;
      const one = { method: method!, url: url!, headers: headers as Record<string, string> };
      received.push({ ...one, body: Buffer.concat(parts).toString('utf8') });
      answer(received.at(-1)!, response);
    });
  });
  onTestFinished(server.close);
  const clock = new FakeClock();
  const pools = new UpstreamPools(clock);
  onTestFinished(() => pools.close());
  const { loadKeys } = options;
  const { providers, discovery } = createProviders(pools, {
    region: 'eu-central-1',
    apiKey: null,
    ...(loadKeys && { loadKeys }),
  });
  const credential = options.credential === undefined ? `AKIAWEIRWEIRWEIRWEIR:${SECRET}` : options.credential;
  const connection = aConnection({ kind: 'bedrock', baseUrl: server.url, credential });
  const open = (call: Partial<ProviderCall>) => {
    const sink = new RecordingSink();
    const whole: ProviderCall = {
      method: 'POST',
      path: '/messages',
      connection,
      upstreamName: CLAUDE,
      body: [Buffer.from('{"model":"m","max_tokens":9,'), Buffer.from('"messages":[],"stream":true}')],
      streaming: true,
      traceparent: undefined,
      headers: [],
      ...call,
    };
    return sink.opened(providers.bedrock.open(whole, sink));
  };
  return { open, received, clock, connection, discovery };
}

const eventStream = (response: ServerResponse, frames: readonly Buffer[]) => {
  response.writeHead(200, {
    'content-type': 'application/vnd.amazon.eventstream',
    'x-amzn-requestid': 'of-aws-1',
  });
  response.end(Buffer.concat(frames));
};

describe('BedrockProvider', () => {
  it("posts Anthropic's Messages to InvokeModelWithResponseStream, signed", async () => {
    const { open, received } = await aBedrock((_, response) =>
      eventStream(response, [aChunkFrame({ type: 'message_start' }), aChunkFrame({ type: 'message_stop' })]),
    );
    const sink = open({
      headers: ['anthropic-beta', 'effort-2025-11-24', 'session_id', 's'],
      traceparent: '00-aa-bb-01',
    });
    await sink.over;
    expect(sink.violations).toEqual([]);
    expect(sink.ended).toBe(true);
    expect(sink.heads).toEqual([
      { status: 200, contentType: 'text/event-stream', headers: [], requestId: 'of-aws-1' },
    ]);
    expect(sink.bytes.toString()).toBe(
      'event: message_start\ndata: {"type":"message_start"}\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\n',
    );
    const [{ method, url, headers, body }] = received as [Received];
    expect(url).toBe('/model/eu.anthropic.claude-sonnet-4-20250514-v1%3A0/invoke-with-response-stream');
    expect(body).toBe(
      '{"anthropic_version":"bedrock-2023-05-31","anthropic_beta":["effort-2025-11-24"],"max_tokens":9,"messages":[]}',
    );
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-encoding': 'identity',
      traceparent: '00-aa-bb-01',
      authorization: expect.stringContaining('/eu-central-1/bedrock/aws4_request'),
    });
    expect(headers).not.toHaveProperty('anthropic-beta');
    expect(headers).not.toHaveProperty('session_id');
    const request = { method, path: url, query: '', headers, body };
    expect(signatureOf(request)).toBe(expectedSignature(request, SECRET));
  });

  it('posts to InvokeModel, and passes its answer as it is', async () => {
    const { open, received } = await aBedrock((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"type":"message"}');
    });
    const sink = open({ body: [Buffer.from('{"model":"m"}')], streaming: false });
    await sink.over;
    expect(sink.bytes.toString()).toBe('{"type":"message"}');
    expect(received[0]!.url).toBe('/model/eu.anthropic.claude-sonnet-4-20250514-v1%3A0/invoke');
  });

  it('sends a secret access key to nobody, whatever header a connection names', async () => {
    const { open, received, connection } = await aBedrock((_, response) => response.end('{}'));
    await open({ connection: { ...connection, credentialHeader: 'x-goog-api-key' } }).over;
    expect(received).toHaveLength(1);
    expect(JSON.stringify(received)).not.toContain(SECRET);
    expect(received[0]!.headers).not.toHaveProperty('x-goog-api-key');
  });

  it('posts what was translated where it says, with an API key as it is', async () => {
    const { open, received } = await aBedrock(
      (_, response) => eventStream(response, [anEventFrame('messageStart', { role: 'assistant' })]),
      { credential: 'ABSKabcdefgh' },
    );
    const sink = open({ path: '/model/amazon.nova-lite-v1%3A0/converse-stream', body: [Buffer.from('{}')] });
    await sink.over;
    expect(sink.bytes.toString()).toBe('event: messageStart\ndata: {"role":"assistant"}\n\n');
    expect(received[0]).toMatchObject({
      url: '/model/amazon.nova-lite-v1%3A0/converse-stream',
      body: '{}',
      headers: { authorization: 'Bearer ABSKabcdefgh' },
    });
  });

  it("counts tokens with CountTokens, by the model itself, and answers as Anthropic's API does", async () => {
    const { open, received } = await aBedrock((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-amzn-requestid': 'of-aws-2' });
      response.end('{"inputTokens":12}');
    });
    const body = [Buffer.from('{"model":"m","messages":[]}')];
    const sink = open({ path: '/messages/count_tokens', body, streaming: false });
    await sink.over;
    expect(sink.violations).toEqual([]);
    expect(sink.heads[0]).toMatchObject({ contentType: 'application/json', requestId: 'of-aws-2' });
    expect(sink.bytes.toString()).toBe('{"input_tokens":12}');
    expect(received[0]!.url).toBe('/model/anthropic.claude-sonnet-4-20250514-v1%3A0/count-tokens');
  });

  it.each(['{}', 'not JSON', '{"inputTokens":"12"}'])('takes %s for no count of tokens', async (answer) => {
    const { open } = await aBedrock((_, response) => response.end(answer));
    const sink = open({ path: '/messages/count_tokens', streaming: false });
    await sink.over;
    expect(sink.error).toMatchObject({ code: 'upstream_malformed_answer' });
  });

  it.each([
    [429, 'ThrottlingException:http://internal.amazon.com/coral/', 'upstream_rate_limited', 429],
    [400, 'ServiceQuotaExceededException', 'upstream_rate_limited', 429],
    [429, 'ModelNotReadyException', 'upstream_rate_limited', 429],
    [400, 'ValidationException', 'upstream_rejected', 400],
    [404, 'ResourceNotFoundException', 'upstream_rejected', 404],
    [403, 'AccessDeniedException', 'upstream_credential_rejected', 403],
    [400, 'ExpiredTokenException', 'upstream_credential_rejected', 403],
    [403, 'UnrecognizedClientException', 'upstream_credential_rejected', 403],
    [408, 'ModelTimeoutException', 'upstream_failed', 408],
    [424, 'ModelErrorException', 'upstream_failed', 424],
    [500, 'InternalServerException', 'upstream_failed', 500],
    [503, 'ServiceUnavailableException', 'upstream_overloaded', 503],
    [418, 'SomethingNewException', 'upstream_rejected', 418],
  ])('reads %d %s as %s %d', async (status, type, code, knownStatus) => {
    const { open } = await aBedrock((_, response) => {
      response.writeHead(status, { 'x-amzn-errortype': type, 'x-amzn-requestid': 'of-aws-3' });
      response.end('{"message":"Not now."}');
    });
    const sink = open({});
    await sink.over;
    expect(sink.error).toMatchObject({ code, status: knownStatus, requestId: 'of-aws-3' });
    expect(sink.error!.words).toMatchObject({ message: 'Not now.', code: type.split(':')[0] });
  });

  it('tells a client neither the account nor the token that AWS quotes', async () => {
    const messages = [
      'User: arn:aws:sts::123456789012:assumed-role/weir/i-0abc is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1:123456789012:inference-profile/x',
      "The request signature does not match.\n\nThe Canonical String for this request should have been\n'POST\nx-amz-security-token:IQoJb3JpZ2luX2VjEJT",
      'The access key AKIAWEIRWEIRWEIRWEIR is not known.',
    ];
    const told: string[] = [];
    for (const message of messages) {
      const { open } = await aBedrock((_, response) => {
        response.writeHead(403, { 'x-amzn-errortype': 'AccessDeniedException' });
        response.end(JSON.stringify({ Message: message }));
      });
      const sink = open({});
      await sink.over;
      told.push(sink.error!.words!.message);
    }
    expect(told).toEqual([
      'User: [redacted] is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1:[redacted]:inference-profile/x',
      'The request signature does not match.',
      'The access key [redacted] is not known.',
    ]);
  });

  it('fails with an exception in the stream, and closes the connection', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const { open } = await aBedrock((_, response) => {
      closed = new Promise((resolve) => response.once('close', resolve));
      response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
      response.write(
        Buffer.concat([aChunkFrame({ type: 'ping' }), anExceptionFrame('throttlingException', 'Slow.')]),
      );
    });
    const sink = open({});
    await sink.over;
    await closed;
    expect(sink.bytes.toString()).toBe('event: ping\ndata: {"type":"ping"}\n\n');
    expect(sink.error).toMatchObject({ code: 'upstream_rate_limited', words: { message: 'Slow.' } });
    expect(sink.violations).toEqual([]);
  });

  it('sends nothing once it is aborted, however late the credentials come', async () => {
    const keys = Promise.withResolvers<AwsKeys>();
    const { open, received } = await aBedrock((_, response) => response.end('{}'), {
      credential: null,
      loadKeys: () => keys.promise,
    });
    const aborted = open({});
    aborted.upstream.abort();
    const other = open({});
    keys.resolve({ accessKeyId: 'AKIAOWNOWNOWNOWNOWN1', secretAccessKey: 'own' });
    await other.over;
    expect(received).toHaveLength(1);
    expect([aborted.heads, aborted.ended, aborted.error]).toEqual([[], false, null]);
  });

  it('waits for credentials no longer than for a connection', async () => {
    const { open, clock, received } = await aBedrock((_, response) => response.end('{}'), {
      credential: null,
      loadKeys: () => new Promise(() => {}),
    });
    const sink = open({});
    clock.advance(5_000);
    await sink.over;
    expect(sink.error).toMatchObject({ code: 'upstream_connect_timeout' });
    expect(received).toEqual([]);
  });

  it('lets another deployment try where there are no credentials', async () => {
    const { open } = await aBedrock((_, response) => response.end('{}'), {
      credential: null,
      loadKeys: () => Promise.reject(new Error('Could not load credentials from any providers')),
    });
    const sink = open({});
    await sink.over;
    expect(sink.error).toMatchObject({ code: 'upstream_credential_rejected', retryable: true });
    expect(sink.violations).toEqual([]);
  });

  it('stops reading while the client does not', async () => {
    const frame = aChunkFrame({ type: 'content_block_delta', text: 'x'.repeat(60_000) });
    const { open } = await aBedrock((_, response) => eventStream(response, Array(200).fill(frame)));
    const paused = open({});
    paused.takes = () => false;
    await expect.poll(() => paused.chunks.length).toBe(1);
    const { byteCount } = paused;
    paused.takes = () => true;
    paused.upstream.resume();
    await paused.over;
    expect(paused.byteCount).toBeGreaterThan(byteCount);
    expect(paused.bytes.toString().match(/event: content_block_delta/g)).toHaveLength(200);
  });
});

describe('BedrockDiscovery', () => {
  it('lists models that answer on demand, and the profiles of models that generate text', async () => {
    const active = { modelLifecycle: { status: 'ACTIVE' }, providerName: 'Anthropic' };
    const profile = (id: string, model: string, status = 'ACTIVE') => ({
      inferenceProfileId: id,
      status,
      models: [{ modelArn: `arn:aws:bedrock:eu-west-1::foundation-model/${model}` }],
    });
    const { discovery, connection, received } = await aBedrock((request, response) => {
      const { pathname, searchParams } = new URL(request.url, 'http://a');
      const json =
        pathname === '/foundation-models'
          ? {
              modelSummaries: [
                {
                  modelId: 'old',
                  inferenceTypesSupported: ['ON_DEMAND'],
                  modelLifecycle: { status: 'LEGACY' },
                },
                { modelId: 'direct', inferenceTypesSupported: ['ON_DEMAND'], ...active },
                { modelId: 'profiled', inferenceTypesSupported: ['INFERENCE_PROFILE'], ...active },
              ],
            }
          : searchParams.get('nextToken') === null
            ? { inferenceProfileSummaries: [profile('eu.profiled', 'profiled')], nextToken: 'a/b+c' }
            : {
                inferenceProfileSummaries: [
                  profile('eu.off', 'profiled', 'OFF'),
                  profile('eu.images', 'images'),
                  profile('us.profiled', 'profiled'),
                ],
              };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(json));
    });
    const models = await discovery.listModels(connection);
    expect(models.map(({ name, ownedBy }) => [name, ownedBy])).toEqual([
      ['direct', 'Anthropic'],
      ['eu.profiled', 'Anthropic'],
      ['us.profiled', 'Anthropic'],
    ]);
    for (const { method, url, headers } of received) {
      const { pathname, searchParams } = new URL(url, 'http://a');
      const query = [...searchParams]
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .sort()
        .join('&');
      const request = { method, path: pathname, query, headers, body: '' };
      expect(signatureOf(request)).toBe(expectedSignature(request, SECRET));
    }
    expect(received).toHaveLength(3);
  });

  it('says that a credential may not list models', async () => {
    const { discovery, connection } = await aBedrock((_, response) => {
      response.writeHead(403, { 'x-amzn-errortype': 'AccessDeniedException' }).end('{"Message":"No."}');
    });
    await expect(discovery.listModels(connection)).rejects.toMatchObject({
      code: 'upstream_credential_rejected',
    });
  });
});
