import { describe, expect, it } from 'vitest';
import { openAiCompatibleHttp } from './openai-compatible-http.ts';

const { readWords } = openAiCompatibleHttp;

const NONE = { type: null, code: null, param: null, details: null, status: null };

describe('the words of an error', () => {
  it("are those of OpenAI's envelope", () => {
    const error = { message: 'No.', type: 'invalid_request_error', code: 'too_long', param: 'prompt' };
    expect(readWords(JSON.stringify({ error }))).toEqual({ ...NONE, ...error });
  });

  it('have the further members that servers add, and a code that is a number stays one', () => {
    const error = {
      code: 400,
      message: 'request (4476 tokens) exceeds the available context size (4096 tokens)',
      type: 'exceed_context_size_error',
      n_prompt_tokens: 4476,
      n_ctx: 4096,
    };
    expect(readWords(JSON.stringify({ error }))).toEqual({
      ...NONE,
      code: 400,
      message: error.message,
      type: 'exceed_context_size_error',
      details: { n_prompt_tokens: 4476, n_ctx: 4096 },
      status: 400,
    });
  });

  const missing = { type: 'missing', loc: ['body', 'messages', 0, 'role'], msg: 'Field required', input: {} };
  const extra = { type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Not permitted', input: 1 };
  it.each([
    ['{"error":"plain"}', { message: 'plain' }],
    ['{"message":"flat","code":42}', { message: 'flat', code: 42 }],
    [
      '{"object":"error","message":"old","type":"BadRequestError","param":null,"code":422}',
      { message: 'old', type: 'BadRequestError', code: 422, status: 422 },
    ],
    ['{"error":"too long","error_type":"validation"}', { message: 'too long', type: 'validation' }],
    ['{"detail":"Not Found"}', { message: 'Not Found' }],
    ['{"detail":{"error":{"message":"inner","code":"c"}}}', { message: 'inner', code: 'c' }],
    [
      JSON.stringify({ detail: [missing, extra] }),
      {
        message: 'messages.0.role: Field required; stream_options: Not permitted',
        param: 'messages.0.role',
      },
    ],
    [
      JSON.stringify({ object: 'error', message: { detail: [extra] }, type: 'invalid_request_error' }),
      { message: 'stream_options: Not permitted', type: 'invalid_request_error', param: 'stream_options' },
    ],
    [
      '[{"error":{"code":400,"message":"API key","status":"INVALID_ARGUMENT"}}]',
      { message: 'API key', code: 400, type: 'INVALID_ARGUMENT', status: 400 },
    ],
    ['"a text in JSON"', { message: 'a text in JSON' }],
  ])('are found in %s as well', (body, words) => {
    expect(readWords(body)).toEqual({ ...NONE, ...words });
  });

  it('are a plain text', () => {
    expect(readWords('no healthy upstream\n')?.message).toBe('no healthy upstream');
  });

  it('are few, whatever a validation finds', () => {
    const words = readWords(JSON.stringify({ detail: Array.from({ length: 100 }, () => missing) }));
    expect(words?.message.split('; ')).toHaveLength(5);
  });

  it.each([
    '<html>Bad Gateway</html>',
    ' <!doctype html>',
    '',
    'null',
    '7',
    '{"error":{"message":7}}',
    '{"error":{"message":""}}',
    '{"error":{"message":"cut o',
    '[]',
    '{"detail":[]}',
    '{"detail":[7]}',
    '\u001f\ufffd\b binary',
    `${'{"error":'.repeat(50)}"deep"${'}'.repeat(50)}`,
  ])('are not found in %j', (body) => {
    expect(readWords(body)).toBeUndefined();
  });
});
