import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../stream/stream-state.ts';
import { generatedBytes } from './generated-bytes.ts';
import { OpenAiEventReader, readOpenAiEvent, type UsageAdded } from './openai-event-reader.ts';

const ADDED: UsageAdded = { lastEvent: true, everyEvent: false };

/** What matters of an event: the reader may leave out the model of an event that is like the one before. */
function gist(event: StreamEvent): object {
  if (event.kind === 'token')
    return {
      kind: 'chunk',
      carriesToken: true,
      finishReason: null,
      usage: null,
      terminal: false,
      added: 'nothing',
    };
  if (event.kind !== 'chunk') return event;
  const { model: _, ...rest } = event;
  return rest;
}

/** How a server writes its JSON: compact, spaced, or anyhow. */
const styles = fc.constantFrom<readonly [string, string]>([':', ','], [': ', ', '], [' : ', ' ,\t']);
const content = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 6 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      '"usage":{"prompt_tokens":1}',
      '"finish_reason":"stop"',
      '"error":{}',
      '\\',
      '\\"',
      '"}',
      'é😀',
      '\n',
      '\u2028',
      '","finish_reason":"stop',
    ),
  },
);

function json(value: unknown, [colon, comma]: readonly [string, string]): string {
  if (Array.isArray(value)) return `[${value.map((one) => json(one, [colon, comma])).join(comma)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, one]) => `${JSON.stringify(name)}${colon}${json(one, [colon, comma])}`)
    .join(comma)}}`;
}

/** The shape of a chunk, with a hole for its text. */
const shapes: readonly ((text: string) => object)[] = [
  (text) => ({ choices: [{ index: 0, delta: { content: text }, finish_reason: null }], usage: null }),
  (text) => ({ usage: null, choices: [{ delta: { role: 'assistant', content: text } }] }),
  (text) => ({
    choices: [{ delta: { reasoning_content: text, content: null }, logprobs: null, finish_reason: null }],
  }),
  (text) => ({ choices: [{ delta: { content: null, reasoning: text } }] }),
  (text) => ({ choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: text } }] } }] }),
  (text) => ({ choices: [{ delta: { tool_calls: [{ function: { name: 'find', arguments: text } }] } }] }),
  (text) => ({ choices: [{ index: 0, text, finish_reason: null, logprobs: null }] }),
  (text) => ({ choices: [{ delta: { content: text } }, { delta: { content: '' } }] }),
  (text) => ({ choices: [{ delta: { content: '' } }, { delta: { content: text } }] }),
  (text) => ({ choices: [{ delta: { content: text }, finish_reason: 'stop' }] }),
  (text) => ({ choices: [{ delta: {}, finish_reason: text }] }),
  (text) => ({ choices: [{ delta: { content: text } }], usage: { prompt_tokens: 1, completion_tokens: 2 } }),
  (text) => ({ choices: [], usage: { completion_tokens: 3 }, note: text }),
  (text) => ({ choices: [{ delta: {} }], content: text }),
  (text) => ({ choices: [{ delta: { role: text } }] }),
  (text) => ({ choices: [{ delta: { content: text }, logprobs: { content: [{ token: text }] } }] }),
  (text) => ({ error: { message: text } }),
  (text) => ({ error: null, choices: [{ delta: { refusal: text } }] }),
  (text) => ({ text, content: text, choices: [{ delta: { content: 'fixed' } }] }),
];

/** Streams keep to one shape for a while, which is what the reader builds on. */
const streams = fc
  .array(
    fc.tuple(fc.nat({ max: shapes.length - 1 }), styles, fc.array(content, { minLength: 1, maxLength: 5 })),
    { minLength: 1, maxLength: 6 },
  )
  .map((runs) =>
    runs.flatMap(([shape, style, texts]) => texts.map((text) => json(shapes[shape]!(text), style))),
  );

describe('OpenAiEventReader', () => {
  it('agrees with a full JSON parse on token, finish, usage and error of every event', () => {
    let short = 0;
    fc.assert(
      fc.property(streams, (events) => {
        const reader = new OpenAiEventReader(ADDED);
        for (const data of events) {
          const event = reader.read(data);
          if (event.kind === 'token') short++;
          expect(gist(event)).toEqual(gist(readOpenAiEvent(data, ADDED)));
        }
      }),
      { numRuns: 2_000 },
    );
    // Otherwise the fast path would never have been taken.
    expect(short).toBeGreaterThan(1_000);
  });

  it('counts the bytes of what is generated as a full JSON parse does', () => {
    // In the last shape a text outside of the choices changes, as no server's does.
    const real = fc
      .array(
        fc.tuple(
          fc.nat({ max: shapes.length - 2 }),
          styles,
          fc.array(content, { minLength: 1, maxLength: 5 }),
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((runs) =>
        runs.flatMap(([shape, style, texts]) => texts.map((text) => json(shapes[shape]!(text), style))),
      );
    fc.assert(
      fc.property(real, (events) => {
        const reader = new OpenAiEventReader(ADDED);
        let bytes = 0;
        for (const data of events) {
          reader.read(data);
          const { choices, error } = JSON.parse(data) as { choices?: unknown[]; error?: unknown };
          if (error === undefined || error === null)
            for (const choice of choices ?? []) bytes += generatedBytes(choice);
        }
        expect(reader.generatedBytes).toBe(bytes);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [
      'a finish behind the text',
      '{"choices":[{"delta":{"content":"a"},"finish_reason":"stop","x":{"y":"b"}}]}',
    ],
    [
      'usage behind the text',
      '{"choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":1},"z":[{"y":{"x":"b"}}]}',
    ],
    ['a quote that is escaped', '{"choices":[{"delta":{"content":"a\\"}}]}'],
    ['a raw line end in the text', '{"choices":[{"delta":{"content":"a\n"}}]}'],
    ['no text', '{"choices":[{"delta":{"content":""}}]}'],
  ])('is not misled by an event that begins and ends like the last but has %s', (_, data) => {
    const reader = new OpenAiEventReader(ADDED);
    reader.read('{"choices":[{"delta":{"content":"first"}}]}');
    expect(reader.read('{"choices":[{"delta":{"content":"second"}}]}')).toEqual({ kind: 'token' });
    expect(reader.read(data)).toEqual(readOpenAiEvent(data, ADDED));
  });

  it('is not misled by an event that was cut short', () => {
    const whole = json(shapes[0]!('some text'), [':', ',']);
    for (let length = 0; length < whole.length; length++) {
      const reader = new OpenAiEventReader(ADDED);
      reader.read(whole);
      const cut = whole.slice(0, length);
      expect(gist(reader.read(cut))).toEqual(gist(readOpenAiEvent(cut, ADDED)));
    }
  });
});

describe('readOpenAiEvent', () => {
  it.each([
    ['[DONE]', { kind: 'terminal' }],
    ['[DONE] ', { kind: 'other' }],
    ['', { kind: 'other' }],
    ['null', { kind: 'other' }],
    ['7', { kind: 'other' }],
    ['{"choices":[{"delta":{"con', { kind: 'other' }],
    ['{}', { kind: 'chunk', carriesToken: false, added: 'nothing' }],
    ['{"choices":[],"prompt_filter_results":[]}', { kind: 'chunk', carriesToken: false, added: 'nothing' }],
    ['{"choices":[null,7,{"delta":null}]}', { kind: 'chunk', carriesToken: false }],
    ['{"choices":[{"delta":{"role":"assistant","content":""}}]}', { kind: 'chunk', carriesToken: false }],
    ['{"choices":[{"delta":{"role":"assistant"}}]}', { kind: 'chunk', carriesToken: false }],
    [
      '{"choices":[{"delta":{"tool_calls":[{"function":{"arguments":""}}]}}]}',
      { kind: 'chunk', carriesToken: true },
    ],
    ['{"choices":[{"delta":{"content":"x"},"finish_reason":""}]}', { kind: 'chunk', finishReason: null }],
    [
      '{"choices":[{"delta":{},"finish_reason":"length"}]}',
      { kind: 'chunk', carriesToken: false, finishReason: 'length' },
    ],
    ['{"choices":[],"usage":{"prompt_tokens":1}}', { kind: 'chunk', added: 'event' }],
    ['{"choices":[],"usage":{"prompt_tokens":1},"timings":{}}', { kind: 'chunk', added: 'part' }],
    ['{"choices":[],"usage":{}}', { kind: 'chunk', added: 'nothing', usage: null }],
    ['{"model":"m","choices":[]}', { kind: 'chunk', model: 'm' }],
    [
      '{"choices":[{"delta":{},"finish_reason":"stop"}],"x_groq":{"usage":{"prompt_tokens":3,"completion_tokens":4}}}',
      { kind: 'chunk', usage: { inputTokens: 3, outputTokens: 4 }, added: 'nothing' },
    ],
    [
      '{"choices":[{"delta":{},"finish_reason":"stop","usage":{"prompt_tokens":3,"completion_tokens":4}}]}',
      { kind: 'chunk', usage: { inputTokens: 3, outputTokens: 4 }, added: 'nothing' },
    ],
    [
      '{"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":3},"timings":{"cache_n":4,"prompt_n":7}}',
      { usage: { inputTokens: 11, cachedInputTokens: 4 } },
    ],
    ['{"choices":[],"x_groq":null,"usage":{"prompt_tokens":1}}', { usage: { inputTokens: 1 } }],
    ['{"error":"no"}', { kind: 'error', usage: null }],
    ['{"error":"no","usage":{"completion_tokens":3}}', { kind: 'error', usage: { outputTokens: 3 } }],
    ['{"error":null,"choices":[]}', { kind: 'chunk' }],
  ])('reads %s', (data, expected) => {
    expect(readOpenAiEvent(data, ADDED)).toMatchObject(expected);
  });
});
