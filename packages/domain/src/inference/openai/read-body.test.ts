import { describe, expect, it } from 'vitest';
import { readOpenAiBody } from './read-body.ts';

const read = (text: string) => readOpenAiBody(new TextEncoder().encode(text));

describe('readOpenAiBody', () => {
  it('reads the finish, the usage and the model', () => {
    expect(
      read(
        '{"model":"m","choices":[{"finish_reason":"length"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}',
      ),
    ).toMatchObject({
      finishReason: 'length',
      model: 'm',
      usage: { inputTokens: 1, outputTokens: 2 },
      error: null,
    });
  });

  it.each([
    '{}',
    '{"choices":null}',
    '{"choices":[]}',
    '{"choices":[null]}',
    '{"choices":[{}],"usage":null,"model":7,"error":null}',
  ])('knows nothing of %s', (text) => {
    expect(read(text)).toEqual({
      finishReason: null,
      usage: null,
      generatedBytes: 0,
      model: null,
      error: null,
    });
  });

  it('reads an error that came in place of the answer', () => {
    expect(read('{"error":{"message":"no","code":429}}')?.error).toMatchObject({
      message: 'no',
      status: 429,
    });
  });

  it.each(['', 'null', '[]', '"x"', '{"choices":', '<html>'])('is null for %j', (text) => {
    expect(read(text)).toBeNull();
  });
});
