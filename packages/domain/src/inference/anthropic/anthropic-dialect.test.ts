import { describe, expect, it } from 'vitest';
import { aConnection } from '../../../../testing/src/a-model.ts';
import { isDomainError } from '../../kernel/domain-error.ts';
import { aScan, textOfParts } from '../__fixtures__/a-scan.ts';
import type { ClientError, Dialect } from '../dialect.ts';
import { anthropicDialect } from './anthropic-dialect.ts';
import { countTokensDialect } from './count-tokens-dialect.ts';

const encoder = new TextEncoder();
const parse = (text: string, dialect: Dialect = anthropicDialect) => {
  const bytes = encoder.encode(text);
  return dialect.parse(aScan(text, dialect.members, bytes));
};

function refusal(text: string): object | null {
  try {
    parse(text);
    return null;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { code: error.code, param: error.param };
  }
}

const ERROR: ClientError = {
  status: 429,
  type: 'rate_limit_error',
  code: 'requests_per_minute_exceeded',
  message: 'Too many.',
  param: null,
  details: null,
  requestId: 'req_1',
};

describe('the Anthropic dialect', () => {
  it('reads the model, whether to stream, and how much may be generated', () => {
    expect(parse('{"model":"m","max_tokens":70,"stream":true}')).toMatchObject({
      model: 'm',
      streaming: true,
      maxOutputTokens: 70,
      choices: 1,
    });
    expect(parse('{"model":"m","max_tokens":0}').maxOutputTokens).toBe(0);
    expect(parse('{"model":"m"}')).toMatchObject({ streaming: false, maxOutputTokens: null });
  });

  it.each([
    ['{', { code: 'malformed_json', param: undefined }],
    ['{"messages":[]}', { code: 'missing_parameter', param: 'model' }],
    ['{"model":"m","stream":"yes"}', { code: 'invalid_parameter', param: 'stream' }],
    ['{"model":"m","max_tokens":"7"}', { code: 'invalid_parameter', param: 'max_tokens' }],
    ['{"model":"m","max_tokens":1,"max_tokens":9}', { code: 'invalid_parameter', param: 'max_tokens' }],
    ['{"model":"m","model":"n"}', { code: 'invalid_parameter', param: 'model' }],
  ])('does not accept %s', (text, expected) => {
    expect(refusal(text)).toEqual(expected);
  });

  it('changes nothing of a request but the model, and adds nothing', () => {
    const text = '{"stream":true, "model":"m","thinking":{"type":"adaptive"},"invented":[{"n":1e400}]}';
    const request = parse(text);
    const connection = aConnection({ continuousUsage: true });
    expect(textOfParts(request.forUpstream('m', connection).body)).toBe(text);
    expect(textOfParts(request.forUpstream('other', connection).body)).toBe(
      text.replace('"model":"m"', '"model":"other"'),
    );
    expect(request.forUpstream('m', connection)).toMatchObject({ addsStreamOptions: false });
  });

  it('knows by which member a request names further models', () => {
    expect(parse('{"model":"m","fallbacks":["n"]}').furtherModels()).toBe('fallbacks');
    expect(parse('{"model":"m"}').furtherModels()).toBeNull();
  });

  it('finds the user in the metadata', () => {
    expect(parse('{"model":"m","metadata":{"user_id":"u-1","team":"blue"}}').clientTags()).toEqual({
      user: 'u-1',
      tags: { team: 'blue' },
    });
    expect(parse('{"model":"m","metadata":{"user_id":"u-1"}}').clientTags()).toEqual({
      user: 'u-1',
      tags: null,
    });
    expect(parse('{"model":"m","metadata":{"user_id":null}}').clientTags()).toEqual({
      user: null,
      tags: null,
    });
  });

  it('reads a whole message: usage with the cache, and the bytes of what it says', () => {
    const body = {
      type: 'message',
      model: 'claude',
      content: [
        { type: 'thinking', thinking: 'Hm.', signature: 'EqQB' },
        { type: 'text', text: 'é' },
        { type: 'tool_use', id: 'toolu_1', name: 'find', input: { a: 1 } },
        { type: 'tool_use', id: 'toolu_2', name: 'go', input: {} },
        null,
      ],
      stop_reason: 'tool_use',
      usage: {
        input_tokens: 5,
        cache_read_input_tokens: 20,
        cache_creation_input_tokens: 10,
        output_tokens: 9,
        output_tokens_details: { thinking_tokens: 4 },
      },
    };
    expect(anthropicDialect.readBody(encoder.encode(JSON.stringify(body)))).toMatchObject({
      finishReason: 'tool_use',
      model: 'claude',
      usage: {
        inputTokens: 35,
        cachedInputTokens: 20,
        cacheWriteTokens: 10,
        outputTokens: 9,
        reasoningTokens: 4,
      },
      generatedBytes: 3 + 2 + 4 + '{"a":1}'.length + 2,
      error: null,
    });
    expect(anthropicDialect.readBody(encoder.encode('[]'))).toBeNull();
  });

  it('reads an error in place of a message', () => {
    const body = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    expect(anthropicDialect.readBody(encoder.encode(JSON.stringify(body)))?.error).toMatchObject({
      message: 'Overloaded',
      status: 529,
    });
  });

  it.each([
    [400, 'invalid_request_error', 'invalid_request_error'],
    [401, 'authentication_error', 'authentication_error'],
    [402, 'budget_exceeded', 'billing_error'],
    [403, 'permission_error', 'permission_error'],
    [404, 'not_found_error', 'not_found_error'],
    [405, 'invalid_request_error', 'invalid_request_error'],
    [408, 'timeout_error', 'timeout_error'],
    [413, 'invalid_request_error', 'request_too_large'],
    [422, 'insufficient_quota', 'invalid_request_error'],
    [429, 'requests', 'rate_limit_error'],
    [500, 'internal_error', 'api_error'],
    [502, 'upstream_error', 'api_error'],
    [503, 'overloaded_error', 'overloaded_error'],
    [504, 'timeout_error', 'timeout_error'],
    [502, '__proto__', 'api_error'],
  ])('has types of its own for errors: %i %s is %s', (status, type, expected) => {
    const body = JSON.parse(anthropicDialect.errorBody({ ...ERROR, status, type })) as {
      error: { type: string };
    };
    expect(body.error.type).toBe(expected);
  });

  it('writes an error as Anthropic does, with the code and the limit among its details', () => {
    expect(JSON.parse(anthropicDialect.errorBody(ERROR))).toEqual({
      type: 'error',
      error: {
        type: 'rate_limit_error',
        message: 'Too many.',
        details: { error_code: 'requests_per_minute_exceeded' },
      },
      request_id: 'req_1',
    });
    const limited = { ...ERROR, param: 'model', details: { details: { scope: 'api_key' }, n_ctx: 8 } };
    expect(JSON.parse(anthropicDialect.errorBody(limited)).error).toEqual({
      type: 'rate_limit_error',
      message: 'Too many.',
      n_ctx: 8,
      details: { error_code: 'requests_per_minute_exceeded', param: 'model', scope: 'api_key' },
    });
    expect(anthropicDialect.errorEvent(ERROR, null)).toBe(
      `event: error\ndata: ${anthropicDialect.errorBody(ERROR)}\n\n`,
    );
  });
});

describe('counting tokens', () => {
  it('is never a stream, and generates nothing', () => {
    const request = parse('{"model":"m","stream":true,"max_tokens":9}', countTokensDialect);
    expect(request).toMatchObject({ model: 'm', streaming: false, maxOutputTokens: 0 });
    expect(request.forUpstream('m', aConnection()).reader).toBeNull();
  });

  it('uses no tokens, whatever the count is', () => {
    expect(countTokensDialect.readBody(encoder.encode('{"input_tokens":2095}'))).toMatchObject({
      usage: { inputTokens: 0, outputTokens: 0 },
      generatedBytes: 0,
      error: null,
    });
    expect(countTokensDialect.readBody(encoder.encode('no'))).toBeNull();
  });
});
