import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aConnection } from '../../../../testing/src/a-model.ts';
import { aScan, textOfParts } from '../__fixtures__/a-scan.ts';
import { OPENAI_MEMBERS, OpenAiRequest } from './openai-request.ts';

const encoder = new TextEncoder();

function rewrite(text: string, upstreamModel = 'm', continuousUsage = false): string {
  const request = new OpenAiRequest(aScan(text, OPENAI_MEMBERS));
  return textOfParts(request.forUpstream(upstreamModel, aConnection({ continuousUsage })).body);
}

describe('OpenAiRequest for an upstream', () => {
  it('hands on the very bytes when nothing is to be changed', () => {
    for (const text of [
      '{"model":"m"}',
      '{"model":"m","stream":true,"stream_options":{"include_usage":true}}',
    ]) {
      const bytes = encoder.encode(text);
      const request = new OpenAiRequest(aScan(text, OPENAI_MEMBERS, bytes));
      expect(request.forUpstream('m', aConnection()).body).toEqual([bytes]);
      expect(request.forUpstream('m', aConnection()).body[0]).toBe(bytes);
    }
  });

  it.each([
    ['{"model":"a"}', '{"model":"m"}'],
    [
      '{ "mod\\u0065l" : "a" , "s":12345678901234567890.10 }\n',
      '{ "mod\\u0065l" : "m" , "s":12345678901234567890.10 }\n',
    ],
    ['{"model":"m","stream":true}', '{"model":"m","stream":true,"stream_options":{"include_usage":true}}'],
    [
      '{"model":"m","stream":true } \n',
      '{"model":"m","stream":true ,"stream_options":{"include_usage":true}} \n',
    ],
    [
      '{"model":"m","stream":true,"stream_options":{ }}',
      '{"model":"m","stream":true,"stream_options":{ "include_usage":true}}',
    ],
    [
      '{"model":"m","stream":true,"stream_options":{"id":12345678901234567890,"x":1.10,"id":1e400 }}',
      '{"model":"m","stream":true,"stream_options":{"id":12345678901234567890,"x":1.10,"id":1e400 ,"include_usage":true}}',
    ],
    [
      '{"stream_options":null,"model":"a","stream":true}',
      '{"stream_options":{"include_usage":true},"model":"m","stream":true}',
    ],
    [
      '{"model":"a","stream_options":{"include_usage":false,"kept":1},"stream":true}',
      '{"model":"m","stream_options":{"include_usage":true,"kept":1},"stream":true}',
    ],
  ])('turns %s into %s', (text, expected) => {
    expect(rewrite(text)).toBe(expected);
  });

  it('asks for usage in every event where the connection can, unless the client did', () => {
    expect(JSON.parse(rewrite('{"model":"m","stream":true}', 'm', true)).stream_options).toEqual({
      include_usage: true,
      continuous_usage_stats: true,
    });
    const asked =
      '{"model":"m","stream":true,"stream_options":{"include_usage":true,"continuous_usage_stats":true}}';
    expect(rewrite(asked, 'm', true)).toBe(asked);
    expect(rewrite('{"model":"m"}', 'm', true)).toBe('{"model":"m"}');
  });

  it('adds nothing to stream options where the connection takes none', () => {
    const connection = aConnection({ streamOptions: false, continuousUsage: true });
    for (const text of ['{"model":"m","stream":true}', '{"model":"m","stream":true,"stream_options":{}}']) {
      const request = new OpenAiRequest(aScan(text, OPENAI_MEMBERS));
      const { body, addsStreamOptions } = request.forUpstream('m', connection);
      expect([textOfParts(body), addsStreamOptions]).toEqual([text, false]);
    }
  });

  it('escapes a name that needs it', () => {
    expect(JSON.parse(rewrite('{"model":"a"}', 'say "m"\\')).model).toBe('say "m"\\');
  });

  it('leaves every other character as it is, big numbers and white space included', () => {
    const other = fc.constantFrom(
      '1234567890123456789012',
      '1.10',
      '1E400',
      ' "\\u00e9" ',
      '{ "a" : [ ] }',
      '[1 ,2]',
      '"{\\"model\\":1}"',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'messages'), other), { maxLength: 6 }),
        fc.nat({ max: 6 }),
        (rest, at) => {
          const members = rest.map(([name, value]) => `"${name}" :${value}`);
          const build = (model: string, end = '') => {
            const all = [...members];
            all.splice(at, 0, `"model": ${JSON.stringify(model)}`, '"stream":true');
            return `{${all.join(' ,')}${end}}`;
          };
          expect(rewrite(build('a'))).toBe(build('m', ',"stream_options":{"include_usage":true}'));
        },
      ),
    );
  });
});
