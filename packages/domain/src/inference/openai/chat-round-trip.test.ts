import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aConnection, aModel } from '../../../../testing/src/a-model.ts';
import type { ChatMessage, ChatRequest, ContentPart, Parameter } from '../translation/chat-request.ts';
import { Losses } from '../translation/losses.ts';
import { readChatRequest } from './read-chat-request.ts';
import { writeChatRequest } from './write-chat-request.ts';

const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const base64 = fc.base64String({ minLength: 4, maxLength: 16 });
const mediaType = fc.constantFrom('image/png', 'application/pdf', 'text/plain');

const textPart = text.map((one): ContentPart => ({ kind: 'text', text: one }));
const source = fc.oneof(
  fc.record({ kind: fc.constant('base64' as const), mediaType, data: base64 }),
  fc.constant({ kind: 'url' as const, url: 'https://images.example/a.png' }),
);
const userPart: fc.Arbitrary<ContentPart> = fc.oneof(
  textPart,
  fc.record({ kind: fc.constant('image' as const), source }),
  fc.record({ kind: fc.constant('image' as const), source, detail: fc.constantFrom('low', 'high') }),
  fc.record({ kind: fc.constant('audio' as const), format: fc.constantFrom('wav', 'mp3'), data: base64 }),
  fc.record({
    kind: fc.constant('document' as const),
    source: fc.oneof(
      fc.record({ kind: fc.constant('base64' as const), mediaType, data: base64 }),
      fc.constant({ kind: 'file' as const, id: 'file-1' }),
    ),
    title: fc.constant('a.pdf'),
    context: fc.constant(null),
    citations: fc.constant(false),
  }),
);
/** All signed, or one that is not: the plain text of several cannot be told apart. */
const reasoning: fc.Arbitrary<ContentPart[]> = fc.oneof(
  fc.constant<ContentPart[]>([]),
  text.map((one): ContentPart[] => [{ kind: 'reasoning', text: one, signature: null }]),
  fc.array(
    fc.oneof<fc.Arbitrary<ContentPart>[]>(
      fc.record({ kind: fc.constant('reasoning' as const), text, signature: text }),
      fc.record({ kind: fc.constant('redacted-reasoning' as const), data: base64 }),
    ),
    { maxLength: 3 },
  ),
);
const toolCall: fc.Arbitrary<ContentPart> = fc.record({
  kind: fc.constant('tool-call' as const),
  ...{ id: text, name: text, arguments: fc.json({ maxDepth: 1 }) },
});
const toolResult: fc.Arbitrary<ContentPart> = fc.record({
  kind: fc.constant('tool-result' as const),
  ...{ callId: text, content: fc.array(textPart, { maxLength: 2 }), isError: fc.constant(false) },
});

const named = (value: string): Parameter<string> => ({ value, name: 'name' });
type Turn = Omit<ChatMessage, 'path'>;
const turn: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({
    role: fc.constant('user' as const),
    content: fc.array(userPart, { minLength: 1, maxLength: 3 }),
    name: fc.option(text.map(named)),
  }),
  fc.tuple(reasoning, fc.array(textPart, { maxLength: 2 }), fc.array(toolCall, { maxLength: 2 })).map(
    ([thought, said, calls]): Turn => ({
      role: 'assistant',
      content: [...thought, ...said, ...calls],
      name: null,
    }),
  ),
);
/** Results stand behind what is not a user's turn: those of two turns would be one. */
const results = fc.array(toolResult, { minLength: 1, maxLength: 2 }).map((content): Turn[] => [
  { role: 'assistant', content: [{ kind: 'text', text: 'I look.' }], name: null },
  { role: 'user', content, name: null },
]);
const messages = fc.array(
  fc.oneof(
    turn.map((one) => [one]),
    results,
  ),
  { minLength: 1, maxLength: 5 },
);

const parameter = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<Parameter<T> | null> =>
  fc.option(value.map((one) => ({ value: one, name })));
const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 2 });

const requests: fc.Arbitrary<ChatRequest> = fc.record({
  model: fc.constant('upstream-model'),
  streaming: fc.boolean(),
  system: fc.array(textPart, { maxLength: 2 }),
  messages: messages.map((turns) => turns.flat().map((one): ChatMessage => ({ ...one, path: '' }))),
  tools: fc.array(
    fc.record({
      name: text,
      description: fc.option(text),
      parameters: fc.option(fc.constant({ type: 'object' })),
      strict: fc.option(fc.boolean()),
    }),
    { maxLength: 2 },
  ),
  toolChoice: parameter(
    'tool_choice',
    fc.oneof(
      fc.record({ kind: fc.constantFrom('auto' as const, 'none' as const, 'required' as const) }),
      fc.record({ kind: fc.constant('tool' as const), name: text }),
    ),
  ),
  parallelToolCalls: parameter('parallel_tool_calls', fc.boolean()),
  maxOutputTokens: fc.option(
    fc.record({
      value: fc.integer({ min: 1 }),
      name: fc.constantFrom('max_tokens', 'max_completion_tokens'),
    }),
  ),
  temperature: parameter('temperature', number),
  topP: parameter('top_p', number),
  topK: parameter('top_k', fc.nat()),
  frequencyPenalty: parameter('frequency_penalty', number),
  presencePenalty: parameter('presence_penalty', number),
  seed: parameter('seed', fc.integer()),
  stop: parameter('stop', fc.array(text, { maxLength: 4 })),
  choices: parameter('n', fc.integer({ min: 1, max: 8 })),
  logprobs: parameter('logprobs', fc.nat({ max: 20 })),
  logitBias: parameter('logit_bias', fc.constant({ '50256': -100 })),
  reasoning: parameter(
    'reasoning_effort',
    fc.record({
      kind: fc.constant('effort' as const),
      effort: fc.constantFrom('none', 'low', 'high'),
      summary: fc.constant(null),
    }),
  ),
  responseFormat: parameter(
    'response_format',
    fc.oneof(
      fc.record({ kind: fc.constantFrom('text' as const, 'json' as const) }),
      fc.record({
        kind: fc.constant('json-schema' as const),
        name: text,
        schema: fc.constant({ type: 'object' }),
        strict: fc.option(fc.boolean()),
      }),
    ),
  ),
  user: parameter('user', text),
  serviceTier: parameter('service_tier', fc.constantFrom('auto', 'flex')),
  others: fc.constant([]),
});

/** Where a message stands in the request is not its content, and its name is named by that place. */
function withoutPaths(request: ChatRequest): ChatRequest {
  return {
    ...request,
    messages: request.messages.map(({ name, ...message }) => ({
      ...message,
      name: name === null ? null : named(name.value),
      path: '',
    })),
  };
}

describe('a request for a chat completion', () => {
  it('is read again as it was written', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const losses = new Losses(new Set());
        const { body } = writeChatRequest(request, {
          upstreamModel: request.model,
          model: aModel(),
          connection: aConnection(),
          mayAsk: true,
          losses,
        });
        expect(losses.dropped).toEqual([]);
        const read = readChatRequest(JSON.parse(JSON.stringify(body)) as typeof body);
        expect(withoutPaths(read)).toEqual(withoutPaths(request));
      }),
      { numRuns: 200 },
    );
  });
});
