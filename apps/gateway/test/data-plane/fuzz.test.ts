import { dataPlaneOperations } from '@weir/contracts/data-plane';
import { ErrorEnvelope } from '@weir/contracts/errors';
import { healthOperations } from '@weir/contracts/health';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { endpoints } from '../../src/http/management-plane/endpoints.ts';
import { buildOpenApiDocument } from '../../src/http/openapi/document.ts';
import { MESSAGES } from '../call-gateway.ts';
import { type SoundRequest, spoil, spoilings } from '../fuzzed-request.ts';
import { type RawAnswer, sendRaw } from '../raw-client.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const RUNS = 60;
/** What the upstream made of it; never 500, which is a fault of ours. */
const UPSTREAM_FAILURES = [502, 503, 504];

const EXAMPLES: Readonly<Record<string, Pick<SoundRequest, 'body' | 'params' | 'isForm'>>> = {
  createChatCompletion: {
    body: { model: 'sim-fast', messages: MESSAGES, stream: true, stream_options: { include_usage: true } },
  },
  createCompletion: { body: { model: 'sim-fast', prompt: 'How deep is it?', stream: true, max_tokens: 5 } },
  createEmbeddings: { body: { model: 'sim-embed', input: ['How deep is it?'] } },
  countMessageTokens: { body: { model: 'claude', messages: MESSAGES } },
  createImage: { body: { model: 'sim-fast', prompt: 'A weir', n: 2 } },
  createMessage: { body: { model: 'claude', messages: MESSAGES, max_tokens: 5, stream: true } },
  createModeration: { body: { model: 'sim-moderation', input: 'How deep is it?' } },
  createResponse: { body: { model: 'sim-fast', input: 'How deep is it?', stream: true } },
  createSpeech: { body: { model: 'sim-fast', input: 'How deep is it?', voice: 'alloy' } },
  createTranscription: { body: { model: 'sim-fast', response_format: 'json' }, isForm: true },
  getCallingKey: {},
  getLiveness: {},
  getModel: { params: { model: 'sim-fast' } },
  getOpenApiDocument: {},
  getReadiness: {},
  getVersion: {},
  listModels: {},
  rerank: { body: { model: 'sim-rerank', query: 'depth', documents: ['A deep weir.', 'A bank.'] } },
  score: { body: { model: 'sim-rerank', text_1: 'depth', text_2: ['A deep weir.'] } },
};
const BODY_NAMES = [
  'model',
  'messages',
  'prompt',
  'stream',
  'stream_options',
  'max_tokens',
  'n',
  'tools',
  'user',
  'input',
  'background',
  'query',
  'documents',
  'text_1',
];
const ALL = [...dataPlaneOperations, ...healthOperations];

describe('spoilt requests to the data plane', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
    const anthropic = {
      name: 'anthropic',
      kind: 'anthropic',
      baseUrl: `${gateway.simulator.url}/v1`,
    } as const;
    await gateway.connect(anthropic, [{ model: 'claude', upstreamName: 'sim-fast' }]);
  });
  afterAll(() => gateway?.stop());

  it('are sent, here or to the management plane, to every operation of openapi.json', () => {
    const { paths } = buildOpenApiDocument({ devLogin: false }) as {
      paths: Record<string, Record<string, object>>;
    };
    const documented = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map((operation) => (operation as { operationId: string }).operationId),
    );
    const managed = endpoints.map(({ spec }) => spec.operationId);
    expect([...Object.keys(EXAMPLES), ...managed].toSorted()).toEqual(documented.toSorted());
  });

  it.each(ALL)(
    '$operationId answers as it says it does',
    async ({ operationId, method, path, answer: { schema }, ...spec }) => {
      const errors: z.ZodType<WithRequestId> =
        'error' in spec ? (spec.error as z.ZodType<WithRequestId>) : ErrorEnvelope;
      const example = EXAMPLES[operationId]!;
      const names = {
        params: Object.keys(example.params ?? {}),
        query: [],
        body: example.body === undefined ? [] : BODY_NAMES,
      };
      const soundly = { params: {}, query: [], body: [], headers: {} };
      const sound = { ...example, method, path, headers: { authorization: `Bearer ${gateway.apiKey}` } };
      expect((await sendRaw(gateway.port, spoil(sound, soundly))).status).toBe(200);
      const hasKey = fc.nat(4).map((asker) => asker > 0);
      await fc.assert(
        fc.asyncProperty(hasKey, spoilings(names), async (withKey, spoiling) => {
          const headers: Record<string, string> = withKey
            ? { authorization: `Bearer ${gateway.apiKey}` }
            : {};
          const given = await sendRaw(gateway.port, spoil({ ...example, method, path, headers }, spoiling));
          checkAnswer(given, schema, errors);
        }),
        { numRuns: RUNS },
      );
      await gateway.idle();
      expect(gateway.logger.entries.filter(({ event }) => event === 'gateway.unhandled')).toEqual([]);
    },
    120_000,
  );
});

/** OpenAI has the id in the error, Anthropic beside it. */
interface WithRequestId {
  readonly request_id?: string;
  readonly error: { readonly request_id?: string };
}

function checkAnswer(
  { status, headers, body, isWhole }: RawAnswer,
  schema: z.ZodType,
  errors: z.ZodType<WithRequestId>,
): void {
  expect(status < 500 || UPSTREAM_FAILURES.includes(status)).toBe(true);
  expect(isWhole).toBe(true);
  expect(headers['x-request-id']).toBeDefined();
  if (status >= 400) {
    expect(headers['content-type']).toBe('application/json');
    const { request_id, error } = errors.parse(JSON.parse(body.toString()));
    expect(headers['x-request-id']).toBe(request_id ?? error.request_id);
    return;
  }
  expect(status).toBe(200);
  if (headers['content-type']?.startsWith('text/event-stream')) {
    expect(body.toString()).toMatch(
      /(data: \[DONE\]|"type":"(response\.(completed|incomplete|failed)|message_stop)".*)\n\n$/,
    );
  } else if (headers['content-type'] !== 'audio/pcm') {
    schema.parse(JSON.parse(body.toString()));
  }
}
