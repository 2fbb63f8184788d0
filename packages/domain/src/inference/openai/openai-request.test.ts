import { describe, expect, it } from 'vitest';
import { aConnection } from '../../../../testing/src/a-model.ts';
import { isDomainError } from '../../kernel/domain-error.ts';
import { aScan, textOfParts } from '../__fixtures__/a-scan.ts';
import { OPENAI_MEMBERS, OpenAiRequest } from './openai-request.ts';

const parseOpenAiRequest = (text: string) => new OpenAiRequest(aScan(text, OPENAI_MEMBERS));

function refusal(text: string): { code: string; param: string | undefined } {
  try {
    parseOpenAiRequest(text);
  } catch (error) {
    if (isDomainError(error)) return { code: error.code, param: error.param };
  }
  throw new Error('not refused');
}

describe('OpenAiRequest', () => {
  it('reads the model and that nothing is to be streamed', () => {
    expect(parseOpenAiRequest('{"model":"m","messages":[]}')).toMatchObject({
      model: 'm',
      streaming: false,
      usageAsked: false,
      continuousUsageAsked: false,
    });
  });

  it.each([
    ['{"model":"m","stream":true}', true, false, false],
    ['{"model":"m","stream":null,"stream_options":null}', false, false, false],
    ['{"model":"m","stream":true,"stream_options":null}', true, false, false],
    ['{"model":"m","stream":true,"stream_options":{}}', true, false, false],
    ['{"model":"m","stream":true,"stream_options":{"include_usage":false}}', true, false, false],
    ['{"model":"m","stream":true,"stream_options":{"include_usage":true}}', true, true, false],
    [
      '{"model":"m","stream":true,"stream_options":{"include_usage":true,"continuous_usage_stats":true}}',
      true,
      true,
      true,
    ],
  ])('reads the stream options of %s', (text, streaming, usageAsked, continuousUsageAsked) => {
    expect(parseOpenAiRequest(text)).toMatchObject({ streaming, usageAsked, continuousUsageAsked });
  });

  it.each([
    ['{"model":"m"}', null, 1],
    ['{"model":"m","max_tokens":100}', 100, 1],
    ['{"model":"m","max_completion_tokens":1e2,"n":3}', 100, 3],
    ['{"model":"m","max_tokens":1,"max_completion_tokens":900}', 900, 1],
    ['{"model":"m","max_tokens":900,"max_completion_tokens":1,"n":2,"best_of":5}', 900, 5],
    ['{"model":"m","max_tokens":null,"n":null}', null, 1],
    // Some servers take these for no maximum.
    ['{"model":"m","max_tokens":-1}', null, 1],
    ['{"model":"m","max_tokens":0,"n":0}', null, 1],
  ])('reads how much %s may generate', (text, maxOutputTokens, choices) => {
    expect(parseOpenAiRequest(text)).toMatchObject({ maxOutputTokens, choices });
  });

  it.each([
    ['{"model":"m","max_tokens":"100000"}', 'invalid_parameter', 'max_tokens'],
    ['{"model":"m","max_tokens":10.5}', 'invalid_parameter', 'max_tokens'],
    ['{"model":"m","max_completion_tokens":[9]}', 'invalid_parameter', 'max_completion_tokens'],
    ['{"model":"m","n":1e400}', 'invalid_parameter', 'n'],
    ['{"model":"m","max_tokens":1,"max_tokens":100000}', 'invalid_parameter', 'max_tokens'],
    ['{"model":"m","n":1,"\\u006e":9}', 'invalid_parameter', 'n'],
    ['', 'malformed_json', undefined],
    ['{"model":"m"', 'malformed_json', undefined],
    ['\ufeff{"model":"m"}', 'malformed_json', undefined],
    ['[]', 'malformed_json', undefined],
    ['null', 'malformed_json', undefined],
    ['"model"', 'malformed_json', undefined],
    ['{}', 'missing_parameter', 'model'],
    ['{"model":null}', 'missing_parameter', 'model'],
    ['{"__proto__":{"model":"m"}}', 'missing_parameter', 'model'],
    ['{"model":""}', 'invalid_parameter', 'model'],
    ['{"model":7}', 'invalid_parameter', 'model'],
    [`{"model":"${'m'.repeat(257)}"}`, 'invalid_parameter', 'model'],
    ['{"model":"m","stream":"true"}', 'invalid_parameter', 'stream'],
    ['{"model":"m","stream":1}', 'invalid_parameter', 'stream'],
    ['{"model":"m","stream":true,"stream_options":[]}', 'invalid_parameter', 'stream_options'],
    ['{"model":"m","stream":true,"stream_options":"x"}', 'invalid_parameter', 'stream_options'],
    ['{"model":"m","model":"n"}', 'invalid_parameter', 'model'],
    ['{"model":"m","mod\\u0065l":"n"}', 'invalid_parameter', 'model'],
    ['{"model":"m","stream":true,"stream":false}', 'invalid_parameter', 'stream'],
    [
      '{"model":"m","stream":true,"stream_options":{"include_usage":false,"include_usage":true}}',
      'invalid_parameter',
      'stream_options.include_usage',
    ],
    [
      '{"model":"m","stream":true,"stream_options":{},"stream_options":null}',
      'invalid_parameter',
      'stream_options',
    ],
  ])('refuses %s', (text, code, param) => {
    expect(refusal(text)).toEqual({ code, param });
  });

  it.each(['{}', '[]', '"x"', '{"include_usage":true,"include_usage":true}'])(
    'leaves the stream options %s of a request that does not stream to the upstream',
    (options) => {
      const text = `{"model":"m","stream":false,"stream_options":${options}}`;
      expect(textOfParts(parseOpenAiRequest(text).forUpstream('m', aConnection()).body)).toBe(text);
    },
  );

  it('does not parse a parameter that is far larger than it can be', () => {
    const large = `{"x":"${'x'.repeat(70_000)}"}`;
    expect(refusal(`{"model":"m","stream":true,"stream_options":${large}}`)).toEqual({
      code: 'invalid_parameter',
      param: 'stream_options',
    });
    expect(refusal(`{"model":${large}}`)).toEqual({ code: 'invalid_parameter', param: 'model' });
  });

  it('does not mind members of other names twice, or the same name further in', () => {
    expect(parseOpenAiRequest('{"x":1,"x":2,"model":"m","messages":[{"model":"n"}]}').model).toBe('m');
  });

  it('reads names as they are, whatever JSON.parse has met in their place before', () => {
    // Each first body makes V8 14.6 expect the beginning of the escape as a name of its own in the second.
    JSON.parse('{"model":"m","a1":1,"\\\\u0073":1}');
    expect(parseOpenAiRequest('{"model":"m","a1":1,"\\u0073tream":true}').streaming).toBe(true);
    JSON.parse('{"a2":1,"\\\\u006":1}');
    expect(parseOpenAiRequest('{"a2":1,"\\u006dodel":"m"}').model).toBe('m');
    JSON.parse('{"a3":1,"\\\\u0069nclud":1}');
    expect(
      parseOpenAiRequest('{"model":"m","stream":true,"stream_options":{"a3":1,"\\u0069nclude_usage":true}}'),
    ).toMatchObject({ usageAsked: true });
  });
});
