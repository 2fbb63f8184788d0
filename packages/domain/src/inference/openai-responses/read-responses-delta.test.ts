import { describe, expect, it } from 'vitest';
import { OpenAiResponsesEventReader } from './openai-responses-event-reader.ts';

const events: readonly (readonly [object, object])[] = [
  [
    { type: 'response.output_text.delta', delta: 'a' },
    { kind: 'token', deltas: [{ kind: 'text', text: 'a' }] },
  ],
  [
    { type: 'response.reasoning_summary_text.delta', delta: 'r' },
    { kind: 'token', deltas: [{ kind: 'reasoning', text: 'r' }] },
  ],
  [
    {
      type: 'response.output_item.added',
      output_index: 1,
      item: { type: 'function_call', call_id: 'call_1', name: 'find', arguments: '' },
    },
    {
      kind: 'token',
      deltas: [{ kind: 'tool-call', index: 1, id: 'call_1', name: 'find', arguments: '' }],
    },
  ],
  [
    { type: 'response.function_call_arguments.delta', output_index: 1, delta: '{"a"' },
    { kind: 'token', deltas: [{ kind: 'tool-call', index: 1, id: null, name: null, arguments: '{"a"' }] },
  ],
  [{ type: 'response.output_item.added', item: { type: 'message' } }, { kind: 'other' }],
  [{ type: 'response.output_item.added', item: null }, { kind: 'other' }],
  [{ type: 'response.output_text.delta', delta: '' }, { kind: 'other' }],
  [{ type: 'response.audio.delta', delta: 'AAAA' }, { kind: 'token' }],
];

describe('a reader of Responses that translates', () => {
  it.each(events)('reads %j', (event, expected) => {
    expect(new OpenAiResponsesEventReader(true).read(JSON.stringify(event))).toEqual(expected);
  });

  it('is needed for deltas: others do without', () => {
    for (const [event] of events)
      expect(new OpenAiResponsesEventReader().read(JSON.stringify(event))).not.toHaveProperty('deltas');
  });
});
