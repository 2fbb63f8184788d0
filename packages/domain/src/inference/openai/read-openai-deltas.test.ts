import { describe, expect, it } from 'vitest';
import { token } from '../__fixtures__/open-ai-events.ts';
import { OpenAiEventReader } from './openai-event-reader.ts';
import { readOpenAiDeltas } from './read-openai-deltas.ts';

const call = (index: number, id: string | null, name: string | null, pieces: string) => ({
  kind: 'tool-call',
  index,
  id,
  name,
  arguments: pieces,
});

describe('readOpenAiDeltas', () => {
  it.each([
    [{ delta: { role: 'assistant', content: '' } }, []],
    [{ delta: { content: 'a' } }, [{ kind: 'text', text: 'a' }]],
    [{ text: 'a' }, [{ kind: 'text', text: 'a' }]],
    [{ delta: { reasoning_content: 'r' } }, [{ kind: 'reasoning', text: 'r' }]],
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
          tool_calls: [
            { index: 0, id: 'call_1', type: 'function', function: { name: 'find', arguments: '' } },
            { index: 1, function: { arguments: '{"a"' } },
          ],
        },
      },
      [call(0, 'call_1', 'find', ''), call(1, null, null, '{"a"')],
    ],
    [{ delta: { tool_calls: [null, 7, {}] } }, [call(0, null, null, '')]],
    [{ delta: null }, []],
    [null, []],
    [undefined, []],
  ])('reads %j', (choice, deltas) => {
    expect(readOpenAiDeltas(choice as Parameters<typeof readOpenAiDeltas>[0])).toEqual(deltas);
  });

  it('belongs to readers that translate; others do without', () => {
    const added = { lastEvent: false, everyEvent: false };
    const data = (text: string) => token(text).slice('data: '.length).trim();
    const translating = new OpenAiEventReader(added, true);
    const raw = new OpenAiEventReader(added);
    for (const text of ['a', 'b', 'c']) {
      expect(translating.read(data(text))).toMatchObject({
        carriesToken: true,
        deltas: [{ kind: 'text', text }],
      });
      expect(raw.read(data(text))).not.toHaveProperty('deltas');
    }
  });
});
