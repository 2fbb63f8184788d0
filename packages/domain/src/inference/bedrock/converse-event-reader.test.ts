import { describe, expect, it } from 'vitest';
import { newStreamState, observe, type StreamEvent } from '../stream/stream-state.ts';
import { ConverseEventReader } from './converse-event-reader.ts';

const chunk = (members: Partial<StreamEvent & { kind: 'chunk' }>) => ({
  kind: 'chunk',
  carriesToken: false,
  finishReason: null,
  usage: null,
  model: null,
  terminal: false,
  added: 'nothing',
  ...members,
});
const other = { kind: 'other' };

function readAll(events: readonly unknown[]): StreamEvent[] {
  const reader = new ConverseEventReader();
  return events.map((event) => reader.read(JSON.stringify(event)));
}

describe('ConverseEventReader', () => {
  it.each([
    [{ role: 'assistant', p: 'abc' }, chunk({ deltas: [{ kind: 'start', id: null, model: null }] })],
    [
      { contentBlockIndex: 0, delta: { text: 'We' }, p: 'a' },
      { kind: 'token', deltas: [{ kind: 'text', text: 'We' }] },
    ],
    [{ contentBlockIndex: 0, delta: { text: '' } }, other],
    [
      { contentBlockIndex: 0, delta: { reasoningContent: { text: 'Hm' } } },
      { kind: 'token', deltas: [{ kind: 'reasoning', text: 'Hm' }] },
    ],
    [
      { contentBlockIndex: 0, delta: { reasoningContent: { signature: 'sig==' } } },
      chunk({ deltas: [{ kind: 'reasoning-signature', signature: 'sig==' }] }),
    ],
    [
      { contentBlockIndex: 0, delta: { reasoningContent: { redactedContent: 'ZGF0YQ==' } } },
      chunk({ deltas: [{ kind: 'redacted-reasoning', data: 'ZGF0YQ==' }] }),
    ],
    [
      { contentBlockIndex: 0, delta: { citation: { title: 'A weir' } } },
      chunk({ deltas: [{ kind: 'citation', citation: { title: 'A weir' } }] }),
    ],
    [
      { stopReason: 'stop_sequence', additionalModelResponseFields: { stop_sequence: 'END' } },
      chunk({
        finishReason: 'stop_sequence',
        deltas: [{ kind: 'finish', reason: 'stop-sequence', raw: 'stop_sequence', stopSequence: 'END' }],
      }),
    ],
    [
      {
        usage: {
          inputTokens: 10,
          outputTokens: 5,
          totalTokens: 118,
          cacheReadInputTokens: 100,
          cacheWriteInputTokens: 3,
        },
        metrics: { latencyMs: 1 },
        trace: { promptRouter: { invokedModelId: 'the-chosen' } },
      },
      chunk({
        terminal: true,
        model: 'the-chosen',
        usage: {
          inputTokens: 113,
          cachedInputTokens: 100,
          cacheWriteTokens: 3,
          outputTokens: 5,
          reasoningTokens: null,
          audioInputTokens: null,
          imageInputTokens: null,
          audioOutputTokens: null,
        },
      }),
    ],
    [{ metrics: { latencyMs: 1 } }, chunk({ terminal: true })],
    [{ contentBlockIndex: 0 }, other],
    [{ contentBlockIndex: 0, start: { image: { format: 'png' } } }, other],
    [{ contentBlockIndex: 0, delta: { toolUse: { input: 'of no call' } } }, other],
    [{ somethingNew: 1 }, other],
    ['text', other],
    [null, other],
  ])('reads %j', (event, expected) => {
    expect(readAll([event])).toEqual([expected]);
  });

  it.each([
    ['end_turn', 'stop'],
    ['tool_use', 'tool-calls'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'context-length'],
    ['guardrail_intervened', 'content-filter'],
    ['content_filtered', 'content-filter'],
    ['malformed_tool_use', 'other'],
    ['refusal', 'refusal'],
  ])('reads the stop reason %s as %s', (raw, reason) => {
    expect(readAll([{ stopReason: raw }])).toMatchObject([{ deltas: [{ kind: 'finish', reason, raw }] }]);
  });

  it('counts tool calls, whatever blocks are between them, and gives one without arguments those of an empty object', () => {
    const start = (block: number, toolUseId: string) => ({
      contentBlockIndex: block,
      start: { toolUse: { toolUseId, name: 'look' } },
    });
    const events = readAll([
      { contentBlockIndex: 0, delta: { text: 'I look.' } },
      start(1, 'a'),
      start(3, 'b'),
      { contentBlockIndex: 1, delta: { toolUse: { input: '{"x"' } } },
      { contentBlockIndex: 1, delta: { toolUse: { input: ':1}' } } },
      { contentBlockIndex: 3, delta: { toolUse: { input: '' } } },
      { contentBlockIndex: 1 },
      { contentBlockIndex: 3 },
    ]);
    const call = { kind: 'tool-call', id: null, name: null };
    expect(events.flatMap((event) => ('deltas' in event ? (event.deltas ?? []) : []))).toEqual([
      { kind: 'text', text: 'I look.' },
      { kind: 'tool-call', index: 0, id: 'a', name: 'look', arguments: '' },
      { kind: 'tool-call', index: 1, id: 'b', name: 'look', arguments: '' },
      { ...call, index: 0, arguments: '{"x"' },
      { ...call, index: 0, arguments: ':1}' },
      { ...call, index: 1, arguments: '{}' },
    ]);
  });

  it('counts the bytes of text, thoughts, and names and arguments of calls', () => {
    const reader = new ConverseEventReader();
    for (const event of [
      { contentBlockIndex: 0, delta: { reasoningContent: { text: 'ä' } } },
      { contentBlockIndex: 1, delta: { text: '🌊' } },
      { contentBlockIndex: 2, start: { toolUse: { toolUseId: 'not counted', name: 'look' } } },
      { contentBlockIndex: 2, delta: { toolUse: { input: '{}' } } },
    ])
      reader.read(JSON.stringify(event));
    expect(reader.generatedBytes).toBe(2 + 4 + 4 + 2);
  });

  it('fails with what is not JSON', () => {
    expect(() => new ConverseEventReader().read('{"delta":')).toThrow(SyntaxError);
  });

  it('knows the last events by their beginnings', () => {
    const reader = new ConverseEventReader();
    expect(reader.holdsWhole('event: metadata\ndata: {"usa')).toBe(true);
    expect(reader.holdsWhole('event: messageStop\ndata: {"st')).toBe(true);
    expect(reader.holdsWhole('event: contentBlockDelta\ndata: {"delta":{"text":"event: metadata\\n')).toBe(
      false,
    );
  });

  it('ends a stream with its usage', () => {
    const state = newStreamState();
    const reader = new ConverseEventReader();
    const see = (event: unknown) => observe(state, reader.read(JSON.stringify(event)), 1);
    see({ contentBlockIndex: 0, delta: { text: 'We' } });
    see({ stopReason: 'end_turn' });
    expect(state).toMatchObject({ terminal: false, finishReason: 'end_turn', firstTokenUs: 1 });
    see({ usage: { inputTokens: 1, outputTokens: 2 } });
    expect(state).toMatchObject({ terminal: true, usage: { inputTokens: 1, outputTokens: 2 } });
  });
});
