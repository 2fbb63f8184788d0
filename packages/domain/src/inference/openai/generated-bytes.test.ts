import { describe, expect, it } from 'vitest';
import { generatedBytes } from './generated-bytes.ts';

describe('generatedBytes', () => {
  it.each<[unknown, number]>([
    [{ delta: { content: 'abc' } }, 3],
    [{ delta: { content: 'é語😀' } }, 2 + 3 + 4],
    [{ message: { role: 'assistant', content: 'abc', refusal: 'no' } }, 5],
    [{ text: 'abc', logprobs: { tokens: ['abc'] } }, 3],
    [{ delta: { reasoning_content: 'think', content: null } }, 5],
    [{ delta: { reasoning_content: 'think', reasoning: 'think' } }, 5],
    [{ delta: { reasoning: 'think', reasoning_details: [{ type: 'reasoning.text', text: 'think' }] } }, 5],
    [
      { delta: { tool_calls: [{ id: 'call_1', function: { name: 'find', arguments: '{"a":1}' } }, null] } },
      11,
    ],
    [{ message: { tool_calls: [{ type: 'custom', custom: { name: 'run', input: 'code' } }] } }, 7],
    [{ message: { function_call: { name: 'f', arguments: '{}' } } }, 3],
    [
      {
        delta: {
          content: [
            { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
            { type: 'text', text: 'yes' },
          ],
        },
      },
      5,
    ],
    [{ message: { audio: { data: 'UklGRg==', transcript: 'hi' } } }, 2],
    [{ delta: { content: '', images: [{ image_url: { url: 'data:image/png;base64,iVBOR' } }] } }, 0],
    [{ delta: { content: [[[[[['deep']]]]]], tool_calls: 7, function_call: 'x' }, text: 4 }, 0],
    [null, 0],
    ['x', 0],
  ])('of %j is %i', (choice, bytes) => {
    expect(generatedBytes(choice)).toBe(bytes);
  });
});
