import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { token } from '../__fixtures__/open-ai-events.ts';
import { type Choice, OpenAiDeltaReader } from './openai-delta-reader.ts';
import { OpenAiEventReader } from './openai-event-reader.ts';

const call = (index: number, id: string | null, name: string | null, pieces: string) => ({
  kind: 'tool-call',
  index,
  id,
  name,
  arguments: pieces,
});

function read(...events: (Choice | Choice[] | null | undefined)[]) {
  const reader = new OpenAiDeltaReader();
  reader.read({}, []);
  return events.flatMap((choice) => reader.read({}, Array.isArray(choice) ? choice : [choice as Choice]));
}

/** Where servers say a text. */
const SHAPES: readonly ((said: string) => Choice)[] = [
  (content) => ({ delta: { content } }),
  (text) => ({ text }),
  (said) => ({ text: said, delta: { content: said } }),
  (content) => ({ text: 'a', delta: { content } }),
  (content) => ({ delta: { reasoning: 'any text', content } }),
  (reasoning_content) => ({ delta: { content: null, reasoning_content } }),
  (said) => ({ delta: { reasoning: said, reasoning_content: said } }),
  (text) => ({ delta: { content: [{ type: 'text', text }] } }),
  (text) => ({ delta: { content: [{ type: 'thinking', thinking: [{ type: 'text', text }] }] } }),
  (refusal) => ({ delta: { refusal } }),
  (content) => ({ delta: { content }, logprobs: { content: [{ token: 'a', logprob: -1 }] } }),
  (pieces) => ({ delta: { tool_calls: [{ index: 0, function: { arguments: pieces } }] } }),
];

describe('OpenAiDeltaReader', () => {
  it.each([
    [{ delta: { role: 'assistant', content: '' } }, []],
    [{ delta: { content: 'a' } }, [{ kind: 'text', text: 'a' }]],
    [{ text: 'a' }, [{ kind: 'text', text: 'a' }]],
    [{ delta: { reasoning_content: 'r', reasoning: 'r' } }, [{ kind: 'reasoning', text: 'r' }]],
    [
      { delta: { reasoning: 'r', content: 'a' } },
      [
        { kind: 'reasoning', text: 'r' },
        { kind: 'text', text: 'a' },
      ],
    ],
    [
      {
        delta: {
          content: [
            { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
            { type: 'text', text: 'a' },
          ],
        },
      },
      [
        { kind: 'reasoning', text: 'hm' },
        { kind: 'text', text: 'a' },
      ],
    ],
    [
      {
        delta: {
          reasoning: 'r',
          reasoning_details: [
            { type: 'reasoning.text', text: 'r', signature: 's', index: 0 },
            { type: 'reasoning.encrypted', data: 'd', index: 1 },
          ],
        },
      },
      [
        { kind: 'reasoning', text: 'r' },
        { kind: 'reasoning-signature', signature: 's' },
        { kind: 'redacted-reasoning', data: 'd' },
      ],
    ],
    [
      { delta: { annotations: [{ type: 'url_citation' }] } },
      [{ kind: 'citation', citation: { type: 'url_citation' } }],
    ],
    [
      { delta: { content: 'a' }, logprobs: { content: [] } },
      [
        { kind: 'text', text: 'a' },
        { kind: 'logprobs', logprobs: { content: [] } },
      ],
    ],
    [
      {
        delta: {
          tool_calls: [
            { index: 0, id: 'call_1', type: 'function', function: { name: 'find', arguments: '' } },
            { index: 1, function: { arguments: '{"a"' } },
          ],
        },
      },
      [call(0, 'call_1', 'find', ''), call(1, 'call_answer_1', null, '{"a"')],
    ],
    [{ delta: { tool_calls: [null, 7, {}] } }, [call(0, 'call_answer_0', null, '')]],
    [{ index: 2, delta: { content: 'c' } }, [{ kind: 'text', choice: 2, text: 'c' }]],
    [{ index: 1e9, delta: { content: 'c' } }, [{ kind: 'text', choice: 127, text: 'c' }]],
    [{ delta: null }, []],
    [null, []],
    [undefined, []],
  ])('reads %j', (choice, deltas) => {
    expect(read(choice as Choice)).toEqual(deltas);
  });

  it('says once what begins', () => {
    const reader = new OpenAiDeltaReader();
    expect(reader.read({ id: 'x', model: 'm' }, [])).toEqual([{ kind: 'start', id: 'x', model: 'm' }]);
    expect(reader.read({ id: 'x', model: 'm' }, [])).toEqual([]);
  });

  it('tells tool calls apart by their ids where the server gives them no index of their own', () => {
    const of = (id: string | undefined, index?: number): Choice => ({
      delta: { tool_calls: [{ ...(id && { id }), ...(index !== undefined && { index }), function: {} }] },
    });
    const places = (...events: Choice[]) => read(...events).map((delta) => 'index' in delta && delta.index);
    expect(places(of('a', 0), of('b', 0), of('c', 0))).toEqual([0, 1, 2]);
    expect(places(of('a'), of('b'))).toEqual([0, 1]);
    expect(places(of('a', 0), of(undefined, 0), of('b', 1), of(undefined, 1))).toEqual([0, 0, 1, 1]);
    expect(places(of('a', 0), of('a', 0))).toEqual([0, 0]);
  });

  it.each([
    [{ finish_reason: 'stop' }, {}, 'stop', null],
    [{ finish_reason: 'eos' }, {}, 'stop', null],
    [{ finish_reason: 'stop', stop_reason: 'END' }, {}, 'stop-sequence', 'END'],
    [{ finish_reason: 'stop', matched_stop: 151_645 }, {}, 'stop', null],
    [{ finish_reason: 'length' }, {}, 'length', null],
    [{ finish_reason: 'tool_calls' }, {}, 'tool-calls', null],
    [{ finish_reason: 'content_filter' }, {}, 'content-filter', null],
    [{ finish_reason: 'abort' }, {}, 'other', null],
    [{ finish_reason: 'stop' }, { refusal: 'no' }, 'refusal', null],
    [{ finish_reason: 'stop' }, { tool_calls: [{ id: 'a' }] }, 'tool-calls', null],
  ])('reads the finish of %j behind %j', (choice, delta, reason, stopSequence) => {
    expect(read({ delta }, choice).at(-1)).toEqual({
      kind: 'finish',
      reason,
      raw: choice.finish_reason,
      stopSequence,
    });
  });

  it('belongs to readers that translate; others do without', () => {
    const added = { lastEvent: false, everyEvent: false };
    const data = (text: string) => token(text).slice('data: '.length).trim();
    const translating = new OpenAiEventReader(added, true);
    const raw = new OpenAiEventReader(added);
    translating.read(data(''));
    for (const text of ['a', 'b', 'c']) {
      expect(translating.read(data(text))).toMatchObject({
        ...(text === 'a' ? { kind: 'chunk', carriesToken: true } : { kind: 'token' }),
        deltas: [{ kind: 'text', text }],
      });
      expect(raw.read(data(text))).not.toHaveProperty('deltas');
    }
  });

  it('finds in events that are like the one before what it finds when it parses each', () => {
    const added = { lastEvent: false, everyEvent: false };
    const text = fc.constantFrom('a', 'any text', 'ü€', '"', '\n', '\\', '');
    const choice = fc
      .tuple(fc.nat(SHAPES.length - 1), text, fc.nat(1))
      .map(([shape, said, index]) => ({ index, ...SHAPES[shape]!(said), finish_reason: null }));
    // Runs of one shape are what servers send.
    const stream = fc
      .array(fc.tuple(choice, fc.array(choice, { maxLength: 3 }), fc.integer({ min: 1, max: 3 })))
      .map((runs) => runs.flatMap(([one, others, times]) => [...Array(times).fill(one), ...others]));
    fc.assert(
      fc.property(stream, (choices) => {
        const reader = new OpenAiEventReader(added, true);
        const parsing = new OpenAiDeltaReader();
        let bytes = 0;
        for (const one of choices as Choice[]) {
          const data = JSON.stringify({ id: 'x', choices: [one] });
          const event = reader.read(data);
          expect('deltas' in event && event.deltas).toEqual(parsing.read({ id: 'x' }, [one]));
          const fresh = new OpenAiEventReader(added, true);
          fresh.read(data);
          bytes += fresh.generatedBytes;
        }
        expect(reader.generatedBytes).toBe(bytes);
      }),
      { examples: SHAPES.map((shape): [Choice[]] => [['a', 'b', 'c', '"', 'd'].map(shape)]) },
    );
  });
});
