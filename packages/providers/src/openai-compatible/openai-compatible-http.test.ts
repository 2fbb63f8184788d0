import { describe, expect, it } from 'vitest';
import { openAiCompatibleHttp } from './openai-compatible-http.ts';

const { readWords } = openAiCompatibleHttp;

describe('the words of an error', () => {
  it("are those of OpenAI's envelope", () => {
    const error = {
      message: 'No.',
      type: 'invalid_request_error',
      code: 'too_long',
      param: 'prompt',
      more: 1,
    };
    expect(readWords(JSON.stringify({ error }))).toEqual({
      message: 'No.',
      type: 'invalid_request_error',
      code: 'too_long',
      param: 'prompt',
    });
  });

  it.each([
    ['{"error":"plain"}', { message: 'plain', type: null, code: null, param: null }],
    ['{"message":"flat","code":42}', { message: 'flat', type: null, code: '42', param: null }],
    ['{"detail":"Not Found"}', { message: 'Not Found', type: null, code: null, param: null }],
  ])('are found in %s as well', (body, words) => {
    expect(readWords(body)).toEqual(words);
  });

  it.each([
    '<html>Bad Gateway</html>',
    '',
    'null',
    '7',
    '{"error":{"message":7}}',
    '{"error":{"message":""}}',
  ])('are not found in %j', (body) => {
    expect(readWords(body)).toBeUndefined();
  });
});
