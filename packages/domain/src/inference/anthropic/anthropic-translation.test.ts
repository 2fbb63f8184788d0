import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aConnection, aModel } from '../../../../testing/src/a-model.ts';
import { isDomainError } from '../../kernel/domain-error.ts';
import { UNKNOWN_USAGE } from '../../usage/usage-record.ts';
import type { ChatDelta } from '../stream/chat-delta.ts';
import { newStreamState, observe } from '../stream/stream-state.ts';
import type { ContentPart } from '../translation/chat-request.ts';
import { Losses } from '../translation/losses.ts';
import type { JsonObject } from '../translation/translator.ts';
import { anthropicClientTranslator } from './anthropic-client-translator.ts';
import { anthropicUpstreamTranslator } from './anthropic-upstream-translator.ts';
import { MessageEventWriter } from './message-event-writer.ts';
import { writeCitation } from './write-citation.ts';

const text = fc.string({ minLength: 1, maxLength: 8 });
const cache = fc.option(
  fc.constantFrom({ type: 'ephemeral' }, { type: 'ephemeral', ttl: '5m' }, { type: 'ephemeral', ttl: '1h' }),
  { nil: undefined },
);
const textBlock = fc.record({ type: fc.constant('text'), text, cache_control: cache });
const image = fc.record({
  type: fc.constant('image'),
  source: fc.oneof(
    fc.record({ type: fc.constant('base64'), media_type: fc.constant('image/png'), data: text }),
    fc.record({ type: fc.constant('url'), url: text }),
    fc.record({ type: fc.constant('file'), file_id: text }),
  ),
  cache_control: cache,
});
const document = fc.record({
  type: fc.constant('document'),
  source: fc.oneof(
    fc.record({ type: fc.constant('base64'), media_type: fc.constant('application/pdf'), data: text }),
    fc.record({ type: fc.constant('text'), media_type: fc.constant('text/plain'), data: text }),
    fc.record({ type: fc.constant('url'), url: text }),
  ),
  title: fc.option(text, { nil: undefined }),
  context: fc.option(text, { nil: undefined }),
  citations: fc.option(fc.constant({ enabled: true }), { nil: undefined }),
});
const input = fc.dictionary(text, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 });
const turn = fc.record({
  user: fc.array(fc.oneof(textBlock, image, document), { minLength: 1, maxLength: 3 }),
  thinking: fc.option(fc.record({ thinking: text, signature: text })),
  said: fc.array(textBlock, { maxLength: 2 }),
  calls: fc.array(fc.record({ name: text, input, isError: fc.boolean(), result: fc.array(textBlock) }), {
    minLength: 1,
    maxLength: 2,
  }),
});

/** A conversation that Anthropic would accept, of these turns. */
function conversation(turns: readonly (typeof turn extends fc.Arbitrary<infer T> ? T : never)[]) {
  const messages: JsonObject[] = [];
  let pending: JsonObject[] = [];
  for (const [index, { user, thinking, said, calls }] of turns.entries()) {
    messages.push({ role: 'user', content: [...pending, ...user] });
    messages.push({
      role: 'assistant',
      content: [
        ...(thinking === null ? [] : [{ type: 'thinking', ...thinking }]),
        ...said,
        ...calls.map(({ name, input }, place) => ({
          type: 'tool_use',
          id: `t${index}_${place}`,
          name,
          input,
        })),
      ],
    });
    pending = calls.map(({ isError, result }, place) => ({
      type: 'tool_result',
      tool_use_id: `t${index}_${place}`,
      content: result,
      is_error: isError,
    }));
  }
  return [...messages, { role: 'user', content: pending }];
}

describe('a request of Messages', () => {
  it('says the same after it was read, written and read again', () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 3 }), fc.boolean(), (turns, stream) => {
        const body = {
          model: 'claude-opus-4-8',
          max_tokens: 500,
          stream,
          system: [{ type: 'text', text: 'Be short.', cache_control: { type: 'ephemeral' } }],
          messages: conversation(turns),
          tools: [{ name: 'find', input_schema: { type: 'object' }, cache_control: { type: 'ephemeral' } }],
          tool_choice: { type: 'any', disable_parallel_tool_use: true },
          stop_sequences: ['END'],
          temperature: 0.5,
          top_k: 4,
          thinking: { type: 'adaptive' },
          output_config: { effort: 'high' },
          metadata: { user_id: 'u' },
        };
        const read = anthropicClientTranslator.readRequest(JSON.parse(JSON.stringify(body)));
        const written = anthropicUpstreamTranslator.writeRequest(read, {
          upstreamModel: body.model,
          model: aModel(),
          connection: aConnection(),
          mayAsk: true,
          losses: new Losses(new Set()),
        });
        expect(anthropicClientTranslator.readRequest(JSON.parse(JSON.stringify(written.body)))).toEqual(read);
      }),
    );
  });
});

const piece: fc.Arbitrary<ChatDelta> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('reasoning' as const), text }),
  fc.record({ kind: fc.constant('reasoning-signature' as const), signature: text }),
  fc.record({ kind: fc.constant('redacted-reasoning' as const), data: text }),
  fc.record({ kind: fc.constant('citation' as const), citation: fc.constant({ type: 'page_location' }) }),
);
/** Calls come one after the other, among other pieces. */
const pieces = fc
  .array(
    fc.oneof(
      piece.map((one) => [one]),
      fc.array(text, { maxLength: 3 }),
    ),
    { maxLength: 6 },
  )
  .map((groups) => {
    let calls = 0;
    return groups.flatMap((group): ChatDelta[] => {
      if (typeof group[0] === 'object') return group as ChatDelta[];
      const index = calls++;
      const rest = (group as string[]).map(
        (given): ChatDelta => ({ kind: 'tool-call', index, id: null, name: null, arguments: given }),
      );
      return [{ kind: 'tool-call', index, id: `call_${index}`, name: 'find', arguments: '' }, ...rest];
    });
  });

describe('a stream of Messages', () => {
  it('is read as what was written, and follows the order of its events', () => {
    fc.assert(
      fc.property(pieces, (deltas) => {
        const usage = { ...UNKNOWN_USAGE, inputTokens: 9, cachedInputTokens: 4, outputTokens: 3 };
        const writer = new MessageEventWriter({ id: 'msg_1', model: 'm' });
        const finish: ChatDelta = { kind: 'finish', reason: 'stop', raw: 'stop', stopSequence: null };
        const stream =
          writer.events([{ kind: 'start', id: 'x', model: 'claude' }], null) +
          deltas.map((delta) => writer.events([delta], null)).join('') +
          writer.events([finish], null) +
          writer.end(usage);
        const reader = anthropicUpstreamTranslator.newReader();
        const state = newStreamState();
        const read: ChatDelta[] = [];
        const names: string[] = [];
        for (const event of stream.split('\n\n').slice(0, -1)) {
          const [name, data] = event.split('\n');
          const json = data!.slice('data: '.length);
          expect(JSON.parse(json)).toMatchObject({ type: name!.slice('event: '.length) });
          names.push((JSON.parse(json) as { type: string }).type);
          const one = reader.read(json);
          observe(state, one, 0);
          if ('deltas' in one) read.push(...(one.deltas ?? []));
        }
        expect(read).toEqual([
          { kind: 'start', id: 'msg_1', model: 'claude' },
          ...deltas,
          { ...finish, raw: 'end_turn' },
        ]);
        expect(names.join(' ')).toMatch(
          /^message_start( content_block_start( content_block_delta)* content_block_stop)* message_delta message_stop$/,
        );
        expect(state).toMatchObject({
          terminal: true,
          finishReason: 'end_turn',
          usage: { inputTokens: 9, outputTokens: 3 },
        });
      }),
    );
  });

  it('begins with the first piece, and has an end even without one', () => {
    const writer = new MessageEventWriter({ id: 'msg_1', model: 'm' });
    expect(writer.events([], null)).toBe('');
    const end = writer.end(null);
    expect(end).toMatch(/^event: message_start\n/);
    expect(end).toContain('"model":"m"');
    expect(end).toContain('"stop_reason":"end_turn"');
  });

  it('says that tools were called, even if the upstream does not', () => {
    const writer = new MessageEventWriter({ id: 'msg_1', model: 'm' });
    writer.events([{ kind: 'tool-call', index: 0, id: 'c', name: 'find', arguments: '{}' }], null);
    expect(writer.end(null)).toContain('"stop_reason":"tool_use"');
  });

  it('is not written where the pieces of calls are mixed: a block that ended cannot go on', () => {
    const writer = new MessageEventWriter({ id: 'msg_1', model: 'm' });
    const call = (index: number, id: string | null): ChatDelta => ({
      kind: 'tool-call',
      index,
      id,
      name: id,
      arguments: '{',
    });
    writer.events([call(0, 'a'), call(1, 'b')], null);
    expect(() => writer.events([call(0, null)], null)).toThrow();
  });

  it('begins another thought behind a signature, which ends the one before', () => {
    const writer = new MessageEventWriter({ id: 'msg_1', model: 'm' });
    const stream = writer.events(
      [
        { kind: 'reasoning', text: 'One.' },
        { kind: 'reasoning-signature', signature: 'c2ln' },
        { kind: 'reasoning', text: 'Two.' },
      ],
      null,
    );
    expect(stream.match(/^event: content_block_start$/gm)).toHaveLength(2);
  });

  it('has nothing of further choices', () => {
    const writer = new MessageEventWriter({ id: 'msg_1', model: 'm' });
    expect(writer.events([{ kind: 'text', choice: 1, text: 'x' }], null)).toBe('');
  });
});

describe('a whole message', () => {
  const writer = () =>
    anthropicClientTranslator.newWriter({
      request: { model: 'm' } as never,
      body: {},
      requestId: 'req_1',
      receivedMs: 0,
    });
  const answer = (content: readonly ContentPart[]) => ({
    id: 'x',
    model: 'claude',
    choices: [{ content, finish: null, logprobs: null }],
    usage: null,
  });

  it('is read as what was written', () => {
    const content: ContentPart[] = [
      { kind: 'reasoning', text: 'Hm.', signature: 'c2ln' },
      { kind: 'redacted-reasoning', data: 'ZW5j' },
      { kind: 'text', text: 'Yes.', citations: [{ type: 'page_location' }] },
      { kind: 'tool-call', id: 'toolu_1', name: 'find', arguments: '{"a":1}' },
    ];
    const body = JSON.parse(writer().body(answer(content))) as JsonObject;
    expect(body).toMatchObject({ id: 'msg_req_1', model: 'claude', stop_reason: 'tool_use' });
    expect(anthropicUpstreamTranslator.readAnswer(body).choices[0]).toMatchObject({ content });
  });

  it('cannot have arguments that are not JSON', () => {
    const call: ContentPart = { kind: 'tool-call', id: 'c', name: 'find', arguments: '{"a":' };
    expect(() => writer().body(answer([call]))).toThrow(SyntaxError);
  });
});

describe('anything that is JSON', () => {
  const LIMITS = { numRuns: 300 };
  const json = fc.jsonValue({ maxDepth: 3 });
  const type = fc.constantFrom(
    'text',
    'image',
    'document',
    'search_result',
    'thinking',
    'redacted_thinking',
    'tool_use',
    'tool_result',
    'base64',
    'content',
    'url',
    'constructor',
  );
  /** A block as far as it has a type, with anything in it. */
  const block = fc.record(
    {
      type,
      text: json,
      source: json,
      content: json,
      input: json,
      id: json,
      name: json,
      thinking: json,
      data: json,
    },
    { requiredKeys: ['type'] },
  );

  it('is a request that is read, or refused by name', () => {
    const content = fc.oneof(json, fc.array(block, { maxLength: 3 }));
    const body = fc.record(
      {
        model: fc.constant('m'),
        messages: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant', 'system', 'x'), content })),
        system: content,
        tools: fc.oneof(json, fc.array(fc.record({ name: json, type: json, input_schema: json }))),
        tool_choice: fc.oneof(json, fc.record({ type: json, name: json })),
        thinking: fc.oneof(json, fc.record({ type: json, budget_tokens: json })),
        output_config: fc.oneof(json, fc.record({ effort: json, format: json })),
        stop_sequences: json,
        max_tokens: json,
        metadata: json,
        context_management: json,
      },
      { requiredKeys: ['model', 'messages'] },
    );
    fc.assert(
      fc.property(body, (value) => {
        try {
          anthropicClientTranslator.readRequest(JSON.parse(JSON.stringify(value)) as JsonObject);
        } catch (error) {
          expect(isDomainError(error) && error.param).toMatch(/./);
        }
      }),
      LIMITS,
    );
  });

  it('is an event or an answer that is read without a fault', () => {
    const event = fc.record(
      {
        type: fc.constantFrom(
          'message_start',
          'content_block_start',
          'content_block_delta',
          'content_block_stop',
          'message_delta',
          'error',
        ),
        message: json,
        content_block: fc.oneof(json, block),
        delta: fc.oneof(
          json,
          fc.record({
            type: fc.constantFrom('text_delta', 'input_json_delta', 'citations_delta'),
            text: json,
          }),
        ),
        usage: json,
        error: json,
      },
      { requiredKeys: ['type'] },
    );
    const answer = fc.record({ content: fc.oneof(json, fc.array(fc.oneof(json, block))), usage: json });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 5 }), answer, (events, body) => {
        const reader = anthropicUpstreamTranslator.newReader();
        for (const one of events) reader.read(JSON.stringify(one));
        anthropicUpstreamTranslator.readAnswer(JSON.parse(JSON.stringify(body)) as JsonObject);
      }),
      LIMITS,
    );
  });
});

describe('a citation', () => {
  it.each([
    [
      { type: 'char_location', cited_text: 'x' },
      { type: 'char_location', cited_text: 'x' },
    ],
    [
      { type: 'url_citation', url_citation: { url: 'https://a', title: 'A' } },
      {
        type: 'web_search_result_location',
        url: 'https://a',
        title: 'A',
        cited_text: '',
        encrypted_index: '',
      },
    ],
    [
      {
        title: 'A',
        sourceContent: [{ text: 'one ' }, { text: 'two' }],
        location: { documentPage: { documentIndex: 1, start: 2, end: 3 } },
      },
      {
        type: 'page_location',
        cited_text: 'one two',
        document_index: 1,
        document_title: 'A',
        start_page_number: 2,
        end_page_number: 3,
      },
    ],
    [{ type: 'file_citation', file_id: 'f' }, null],
    [{ location: {} }, null],
    [null, null],
  ])('of %j is %j', (citation, written) => {
    expect(writeCitation(citation)).toEqual(written);
  });
});
