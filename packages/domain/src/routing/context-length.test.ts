import { describe, expect, it } from 'vitest';
import { ProviderError, type UpstreamWords } from '../inference/provider-error.ts';
import { isContextTooShort } from './context-length.ts';

function rejected(words: Partial<UpstreamWords>, status = 400): ProviderError {
  const all: UpstreamWords = { message: 'No.', type: null, code: null, param: null, details: null, ...words };
  return new ProviderError('upstream_rejected', { status, words: all });
}

describe('isContextTooShort', () => {
  it.each<[string, Partial<UpstreamWords>]>([
    ['OpenAI', { code: 'context_length_exceeded', type: 'invalid_request_error' }],
    [
      'llama.cpp',
      { type: 'exceed_context_size_error', message: 'the request exceeds the available context size' },
    ],
    [
      'vLLM',
      {
        message:
          "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens in the messages.",
      },
    ],
    [
      'a newer vLLM',
      { message: 'The decoder prompt (length 9000) is longer than the maximum model length of 8192.' },
    ],
    [
      'SGLang',
      { message: "The input (9000 tokens) is longer than the model's context length (8192 tokens)." },
    ],
    [
      'Anthropic',
      { type: 'invalid_request_error', message: 'prompt is too long: 210000 tokens > 200000 maximum' },
    ],
    [
      'Anthropic, with the answer',
      { message: 'input length and `max_tokens` exceed context limit: 190000 + 21333 > 200000' },
    ],
    ['Bedrock', { message: 'Input is too long for requested model.' }],
    [
      'Gemini',
      { message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).' },
    ],
    ['TGI', { message: '`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000.' }],
    [
      'Mistral',
      { message: 'Prompt contains 40000 tokens, too large for model with 32768 maximum context length' },
    ],
  ])('knows how %s says it', (_, words) => {
    expect(isContextTooShort(rejected(words))).toBe(true);
  });

  it.each<[string, ProviderError]>([
    ['another rejection', rejected({ message: 'max_tokens is too large: 99999.', code: 'invalid_value' })],
    [
      'a string that is too long',
      rejected({ message: 'Invalid `user`: string too long.', code: 'string_above_max_length' }),
    ],
    [
      'a rate limit',
      new ProviderError('upstream_rate_limited', {
        status: 429,
        words: rejected({ code: 'context_length_exceeded' }).words,
      }),
    ],
    ['a rejection without words', new ProviderError('upstream_rejected', { status: 400 })],
    ['a refused permission', rejected({ message: 'prompt is too long' }, 403)],
  ])('is not said by %s', (_, error) => {
    expect(isContextTooShort(error)).toBe(false);
  });
});
