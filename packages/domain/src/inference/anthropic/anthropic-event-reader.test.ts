import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newStreamState, observe, type StreamEvent } from '../stream/stream-state.ts';
import { AnthropicEventReader } from './anthropic-event-reader.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const read = (event: unknown) => new AnthropicEventReader().read(text(event));
const delta = (value: object, index = 0) => ({ type: 'content_block_delta', index, delta: value });
const utf8 = (value: string) => new TextEncoder().encode(value).length;

/** The kinds of deltas with a text, and the member that has it. */
const TEXTS = [
  ['text_delta', 'text'],
  ['thinking_delta', 'thinking'],
  ['input_json_delta', 'partial_json'],
] as const;

function usageOf(...events: unknown[]) {
  const reader = new AnthropicEventReader();
  const state = newStreamState();
  for (const event of events) observe(state, reader.read(text(event)), 0);
  return state.usage;
}

describe('AnthropicEventReader', () => {
  it.each(TEXTS)('takes a %s for a token, however it is written', (type, name) => {
    for (const event of [
      JSON.stringify(delta({ type, [name]: 'flow' })),
      `${JSON.stringify(delta({ type, [name]: 'flow' }, 117)).slice(0, -1)}          }`,
      JSON.stringify({ index: 0, delta: { [name]: 'flow', type }, type: 'content_block_delta' }),
      JSON.stringify(delta({ type, [name]: 'flow' }), null, 1),
    ]) {
      const reader = new AnthropicEventReader();
      expect(reader.read(event)).toEqual({ kind: 'token' });
      expect(reader.generatedBytes).toBe(4);
    }
  });

  it.each(TEXTS)('takes no empty %s for one', (type, name) => {
    const reader = new AnthropicEventReader();
    expect(reader.read(text(delta({ type, [name]: '' })))).toEqual({ kind: 'other' });
    expect(reader.generatedBytes).toBe(0);
  });

  it('counts the bytes of what any delta says, and is misled by nothing that it says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        fc.oneof(
          fc.string({ minLength: 1, maxLength: 40 }),
          fc.constantFrom(
            '"type":"message_stop"',
            '{"type":"error"}',
            '\\"',
            '\n\n',
            '"}',
            'Fluß 流れ 🌊',
            '\u2028',
            '\ud83c',
          ),
        ),
        fc.boolean(),
        ([type, name], said, ascii) => {
          let event = text(delta({ type, [name]: said }));
          if (ascii)
            event = event.replaceAll(
              /[^\x20-\x7e]/g,
              (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
            );
          const reader = new AnthropicEventReader();
          expect(reader.read(event)).toEqual({ kind: 'token' });
          // A lone surrogate is counted with the two bytes of a half, of which JSON's text has three.
          if (said.isWellFormed()) expect(reader.generatedBytes).toBe(utf8(said));
        },
      ),
    );
  });

  it('reads the model and the input at the beginning, but not the output, which is only begun', () => {
    const usage = {
      input_tokens: 10,
      cache_read_input_tokens: 1_000,
      cache_creation_input_tokens: 200,
      output_tokens: 3,
    };
    expect(read({ type: 'message_start', message: { model: 'claude', usage } })).toEqual({
      kind: 'chunk',
      carriesToken: false,
      finishReason: null,
      usage: expect.objectContaining({
        inputTokens: 1_210,
        cachedInputTokens: 1_000,
        cacheWriteTokens: 200,
        outputTokens: null,
      }),
      model: 'claude',
      terminal: false,
      added: 'nothing',
    });
  });

  it('merges the counts of the beginning with the totals of the end', () => {
    const start = (usage: object) => ({ type: 'message_start', message: { usage } });
    const end = (usage: object) => ({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage });
    expect(
      usageOf(
        start({ input_tokens: 10, cache_read_input_tokens: 90, output_tokens: 1 }),
        end({ output_tokens: 50, output_tokens_details: { thinking_tokens: 20 } }),
      ),
    ).toMatchObject({ inputTokens: 100, cachedInputTokens: 90, outputTokens: 50, reasoningTokens: 20 });
    // Server tools add input while the answer is made; some servers know the input only at the end, or repeat a part of it.
    expect(
      usageOf(
        start({ input_tokens: 10, cache_read_input_tokens: 90 }),
        end({ input_tokens: 30, output_tokens: 5 }),
      ),
    ).toMatchObject({ inputTokens: 120, outputTokens: 5 });
    expect(
      usageOf(start({ input_tokens: 0, output_tokens: 0 }), end({ input_tokens: 7, output_tokens: 5 })),
    ).toMatchObject({ inputTokens: 7, outputTokens: 5 });
    expect(usageOf(start({ input_tokens: 7 }), end({ input_tokens: 0, output_tokens: 0 }))).toMatchObject({
      inputTokens: 7,
      outputTokens: 0,
    });
    expect(usageOf(start({}), end({}))).toBeNull();
  });

  it('ends with message_stop, behind the reason', () => {
    expect(read({ type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: {} })).toMatchObject({
      kind: 'chunk',
      finishReason: 'tool_use',
      terminal: false,
    });
    expect(read({ type: 'message_stop' })).toEqual({ kind: 'terminal' });
    expect(read({ type: 'message_stop', 'amazon-bedrock-invocationMetrics': {} })).toEqual({
      kind: 'terminal',
    });
  });

  it.each([
    ['overloaded_error', 529],
    ['rate_limit_error', 429],
    ['api_error', 500],
    ['invented_error', null],
    ['constructor', null],
  ])('knows the status of an error: %s', (type, status) => {
    const event = { type: 'error', error: { type, message: 'Broken.' }, request_id: 'req_1' };
    expect(read(event)).toMatchObject({
      kind: 'error',
      words: { message: 'Broken.', type, status },
      usage: null,
      terminal: false,
    });
  });

  it('knows an error without a type of its own', () => {
    expect(read({ error: { message: 'Broken.' } })).toMatchObject({
      kind: 'error',
      words: { message: 'Broken.' },
    });
  });

  it.each([
    ['event: error\ndata: {', true],
    ['event:error\r\ndata:{', true],
    ['data: {"type":"error","error":{', true],
    ['data:{ "type" : "error"', true],
    ['event: content_block_delta\ndata: {"type":"content_block_delta"', false],
    ['data: {"type":"errors"', false],
  ])('tells by its beginning whether an event is an error: %j', (beginning, isHeld) => {
    expect(new AnthropicEventReader().holdsWhole(beginning)).toBe(isHeld);
  });

  it('counts what a block begins with: the name of a tool is a token, the beginning of a text is none', () => {
    const reader = new AnthropicEventReader();
    const start = (content_block: object) =>
      reader.read(text({ type: 'content_block_start', index: 0, content_block }));
    expect(start({ type: 'text', text: '' })).toEqual({ kind: 'other' });
    expect(start({ type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} })).toEqual({ kind: 'token' });
    expect(reader.generatedBytes).toBe('weather'.length);
    expect(start({ type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'é' } })).toEqual({
      kind: 'token',
    });
    expect(reader.generatedBytes).toBe(2 * 'weather'.length + utf8('{"city":"é"}'));
  });

  it.each([
    [''],
    ['null'],
    ['[]'],
    ['{"type":'],
    [{ type: 'ping' }],
    [{ type: 'content_block_stop', index: 0 }],
    [{ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }],
    [delta({ type: 'signature_delta', signature: 'EqQB' })],
    [delta({ type: 'citations_delta', citation: { type: 'char_location', cited_text: 'x' } })],
    [delta({ type: 'invented_delta' })],
    [{ type: 'content_block_delta' }],
    [{ type: 'invented' }],
    [{}],
  ])('makes nothing of %j', (event) => {
    expect(read(event)).toEqual({ kind: 'other' });
  });
});

describe('a reader that translates', () => {
  const deltasOf = (...events: object[]) => {
    const reader = new AnthropicEventReader(true);
    return events.map((event) => (reader.read(text(event)) as StreamEvent & { deltas?: unknown }).deltas);
  };
  const start = (content_block: object, index = 0) => ({ type: 'content_block_start', index, content_block });
  const stop = { type: 'content_block_stop', index: 0 };

  it('says what every piece is', () => {
    expect(
      deltasOf(
        { type: 'message_start', message: { id: 'msg_1', model: 'claude', usage: {} } },
        { type: 'ping' },
        start({ type: 'thinking', thinking: '', signature: '' }),
        delta({ type: 'thinking_delta', thinking: 'Hm.' }),
        delta({ type: 'signature_delta', signature: 'EqQB' }),
        stop,
        start({ type: 'redacted_thinking', data: 'opaque' }, 1),
        start({ type: 'text', text: '' }, 2),
        delta({ type: 'text_delta', text: 'Hello' }, 2),
        delta({ type: 'citations_delta', citation: { type: 'char_location' } }, 2),
      ),
    ).toEqual([
      [{ kind: 'start', id: 'msg_1', model: 'claude' }],
      undefined,
      undefined,
      [{ kind: 'reasoning', text: 'Hm.' }],
      [{ kind: 'reasoning-signature', signature: 'EqQB' }],
      undefined,
      [{ kind: 'redacted-reasoning', data: 'opaque' }],
      undefined,
      [{ kind: 'text', text: 'Hello' }],
      [{ kind: 'citation', citation: { type: 'char_location' } }],
    ]);
  });

  it('counts the calls of the client’s tools, and leaves out those of tools that Anthropic runs', () => {
    const input = (partial_json: string) => delta({ type: 'input_json_delta', partial_json });
    expect(
      deltasOf(
        start({ type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: {} }),
        input('{"query":"x"}'),
        stop,
        start({ type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} }),
        input(''),
        input('{"city":'),
        stop,
        start({ type: 'tool_use', id: 'toolu_2', name: 'time', input: {} }),
        input('{}'),
      ).map((deltas) => deltas ?? []),
    ).toEqual([
      [],
      [],
      [],
      [{ kind: 'tool-call', index: 0, id: 'toolu_1', name: 'weather', arguments: '' }],
      [],
      [{ kind: 'tool-call', index: 0, id: null, name: null, arguments: '{"city":' }],
      [],
      [{ kind: 'tool-call', index: 1, id: 'toolu_2', name: 'time', arguments: '' }],
      [{ kind: 'tool-call', index: 1, id: null, name: null, arguments: '{}' }],
    ]);
  });

  it.each([
    ['end_turn', 'stop'],
    ['max_tokens', 'length'],
    ['stop_sequence', 'stop-sequence'],
    ['tool_use', 'tool-calls'],
    ['pause_turn', 'pause'],
    ['refusal', 'refusal'],
    ['model_context_window_exceeded', 'context-length'],
    ['invented', 'other'],
  ])('knows why an answer ended: %s', (stop_reason, reason) => {
    const event = { type: 'message_delta', delta: { stop_reason, stop_sequence: 'END' }, usage: {} };
    expect(deltasOf(event)).toEqual([[{ kind: 'finish', reason, raw: stop_reason, stopSequence: 'END' }]]);
  });

  it('says why a request was refused', () => {
    const stop_details = { type: 'refusal', category: 'cyber', explanation: 'No.' };
    expect(deltasOf({ type: 'message_delta', delta: { stop_reason: 'refusal', stop_details } })).toEqual([
      [
        { kind: 'refusal', text: 'No.' },
        { kind: 'finish', reason: 'refusal', raw: 'refusal', stopSequence: null },
      ],
    ]);
  });
});
