import { describe, expect, it } from 'vitest';
import { readJsonBody } from './read-json-body.ts';

const read = (body: unknown) => readJsonBody(new TextEncoder().encode(JSON.stringify(body)));

describe('readJsonBody', () => {
  it.each([
    ['OpenAI and vLLM', { usage: { prompt_tokens: 8, total_tokens: 9 } }, 8],
    ['Jina', { usage: { total_tokens: 9 } }, 9],
    ['Cohere, by tokens', { meta: { tokens: { input_tokens: 5 }, billed_units: { search_units: 1 } } }, 5],
    ['Cohere, by billed units', { meta: { billed_units: { input_tokens: 6 } } }, 6],
    ['a server that counts nothing', { usage: { total_tokens: 0 } }, 0],
  ])('reads the input tokens of %s, and knows that none were generated', (_name, body, inputTokens) => {
    expect(read(body)).toMatchObject({ usage: { inputTokens, outputTokens: 0 }, error: null });
  });

  it.each([
    [{}],
    [{ usage: null, meta: null }],
    [{ usage: 7, meta: 'x' }],
    [{ usage: { prompt_tokens: -1 } }],
    [{ meta: { billed_units: { search_units: 1 } } }],
  ])('does not know the usage of %j', (body) => {
    expect(read(body)).toMatchObject({ usage: null });
  });

  it('reads the model, and an error in place of an answer', () => {
    expect(read({ model: 'm' })).toMatchObject({ model: 'm', finishReason: null });
    expect(read({ model: 7, error: { message: 'no', code: 429 } })).toMatchObject({
      model: null,
      error: { message: 'no', status: 429 },
    });
  });

  it('takes nothing but an object for an answer', () => {
    for (const body of [[], 7, null, 'x']) expect(read(body)).toBeNull();
    expect(readJsonBody(new TextEncoder().encode('{'))).toBeNull();
  });
});
