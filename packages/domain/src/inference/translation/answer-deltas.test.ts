import { describe, expect, it } from 'vitest';
import { readChatAnswer } from '../openai/read-chat-answer.ts';
import { answerDeltas } from './answer-deltas.ts';

describe('answerDeltas', () => {
  it('has all that the answer has, in its order', () => {
    const answer = readChatAnswer({
      id: 'a',
      model: 'm',
      choices: [
        {
          message: {
            content: 'Hi',
            annotations: [{ type: 'url_citation' }],
            refusal: 'No',
            reasoning_details: [
              { type: 'reasoning.text', text: 'Hm', signature: 's', index: 0 },
              { type: 'reasoning.encrypted', data: 'd', index: 1 },
              { type: 'reasoning.text', text: 'Ah', index: 2 },
            ],
            tool_calls: [
              { id: 'c', function: { name: 'f', arguments: '{}' } },
              { id: 'd', function: { name: 'g', arguments: '{}' } },
            ],
          },
          logprobs: { content: [] },
          finish_reason: 'tool_calls',
        },
        { message: { content: 'Ho' } },
      ],
    });
    expect(answerDeltas(answer)).toEqual([
      { kind: 'start', id: 'a', model: 'm' },
      { kind: 'reasoning', choice: 0, text: 'Hm' },
      { kind: 'reasoning-signature', choice: 0, signature: 's' },
      { kind: 'redacted-reasoning', choice: 0, data: 'd' },
      { kind: 'reasoning', choice: 0, text: 'Ah' },
      { kind: 'text', choice: 0, text: 'Hi' },
      { kind: 'citation', choice: 0, citation: { type: 'url_citation' } },
      { kind: 'refusal', choice: 0, text: 'No' },
      { kind: 'tool-call', choice: 0, index: 0, id: 'c', name: 'f', arguments: '{}' },
      { kind: 'tool-call', choice: 0, index: 1, id: 'd', name: 'g', arguments: '{}' },
      { kind: 'logprobs', choice: 0, logprobs: { content: [] } },
      { kind: 'finish', choice: 0, reason: 'tool-calls', raw: 'tool_calls', stopSequence: null },
      { kind: 'text', choice: 1, text: 'Ho' },
    ]);
  });
});
