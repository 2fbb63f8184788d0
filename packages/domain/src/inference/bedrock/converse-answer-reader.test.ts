import { expect, it } from 'vitest';
import { readConverseAnswer, readConverseBody } from './converse-answer-reader.ts';

const encoder = new TextEncoder();

const ANSWER = {
  output: {
    message: {
      role: 'assistant',
      content: [
        { reasoningContent: { reasoningText: { text: 'Hm', signature: 'sig==' } } },
        { reasoningContent: { redactedContent: 'ZGF0YQ==' } },
        { text: 'Wéir' },
        {
          citationsContent: {
            content: [{ text: 'A weir ' }, { text: 'holds.' }],
            citations: [{ title: 'T' }],
          },
        },
        { toolUse: { toolUseId: 'tooluse_1', name: 'look', input: { at: 'water' } } },
        { toolUse: { toolUseId: 'tooluse_2', name: 'look' } },
        { somethingNew: {} },
      ],
    },
  },
  stopReason: 'tool_use',
  usage: { inputTokens: 7, outputTokens: 9, totalTokens: 20, cacheReadInputTokens: 4 },
  metrics: { latencyMs: 10 },
};

it('reads every block of an answer', () => {
  expect(readConverseAnswer(ANSWER)).toMatchObject({
    id: null,
    model: null,
    choices: [
      {
        content: [
          { kind: 'reasoning', text: 'Hm', signature: 'sig==' },
          { kind: 'redacted-reasoning', data: 'ZGF0YQ==' },
          { kind: 'text', text: 'Wéir' },
          { kind: 'text', text: 'A weir holds.', citations: [{ title: 'T' }] },
          { kind: 'tool-call', id: 'tooluse_1', name: 'look', arguments: '{"at":"water"}' },
          { kind: 'tool-call', id: 'tooluse_2', name: 'look', arguments: '{}' },
        ],
        finish: { reason: 'tool-calls', raw: 'tool_use', stopSequence: null },
      },
    ],
    usage: { inputTokens: 11, cachedInputTokens: 4, cacheWriteTokens: null, outputTokens: 9 },
  });
});

it('reads usage, finish and the bytes of a body', () => {
  expect(readConverseBody(encoder.encode(JSON.stringify(ANSWER)))).toEqual({
    finishReason: 'tool_use',
    usage: expect.objectContaining({ inputTokens: 11, outputTokens: 9 }),
    generatedBytes: 2 + 5 + 13 + (4 + 14) + (4 + 2),
    model: null,
    error: null,
  });
});

it.each(['', '[]', '{"message":"no answer"}', '{"output":{}}', '{"output":{"message":{"content":{}}}}'])(
  'takes %s for no answer',
  (body) => {
    expect(readConverseBody(encoder.encode(body))).toBeNull();
  },
);
