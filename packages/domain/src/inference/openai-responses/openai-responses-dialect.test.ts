import { describe, expect, it } from 'vitest';
import { aConnection } from '../../../../testing/src/a-model.ts';
import { isDomainError } from '../../kernel/domain-error.ts';
import { aScan, textOfParts } from '../__fixtures__/a-scan.ts';
import { openAiResponsesDialect } from './openai-responses-dialect.ts';

const encoder = new TextEncoder();
const parse = (text: string, bytes?: Uint8Array<ArrayBuffer>) =>
  openAiResponsesDialect.parse(aScan(text, openAiResponsesDialect.members, bytes));

function refusal(text: string): object | null {
  try {
    parse(text);
    return null;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { code: error.code, param: error.param };
  }
}

describe('the Responses dialect', () => {
  it('reads the model and whether to stream', () => {
    expect(parse('{"model":"m","input":"x","stream":true}')).toMatchObject({ model: 'm', streaming: true });
    expect(parse('{"model":"m","stream":null,"background":false}')).toMatchObject({ streaming: false });
  });

  it('reads how much may be generated', () => {
    expect(parse('{"model":"m","max_output_tokens":70}')).toMatchObject({ maxOutputTokens: 70, choices: 1 });
    expect(parse('{"model":"m"}').maxOutputTokens).toBeNull();
  });

  it.each([
    ['{"model":"m","max_output_tokens":true}', { code: 'invalid_parameter', param: 'max_output_tokens' }],
    [
      '{"model":"m","max_output_tokens":1,"max_output_tokens":2}',
      { code: 'invalid_parameter', param: 'max_output_tokens' },
    ],
    ['{', { code: 'malformed_json', param: undefined }],
    ['{"input":"x"}', { code: 'missing_parameter', param: 'model' }],
    ['{"model":"m","stream":"yes"}', { code: 'invalid_parameter', param: 'stream' }],
    ['{"model":"m","background":true}', { code: 'invalid_parameter', param: 'background' }],
    ['{"model":"m","stream":true,"stream":false}', { code: 'invalid_parameter', param: 'stream' }],
  ])('does not accept %s', (text, expected) => {
    expect(refusal(text)).toEqual(expected);
  });

  it('changes nothing of a request but the model, and adds nothing', () => {
    const text = '{"stream":true, "model":"m","store":true,"previous_response_id":"resp_1","n":1e400}';
    const bytes = encoder.encode(text);
    const request = parse(text, bytes);
    expect(request.forUpstream('m', aConnection({ continuousUsage: true })).body).toEqual([bytes]);
    const renamed = textOfParts(request.forUpstream('other', aConnection()).body);
    expect(renamed).toBe(text.replace('"model":"m"', '"model":"other"'));
  });

  it('knows by which member a request names further models', () => {
    expect(parse('{"model":"m","models":["n"]}').furtherModels()).toBe('models');
    expect(parse('{"model":"m","metadata":{"models":1}}').furtherModels()).toBeNull();
  });

  it.each([
    [{ status: 'completed', usage: { input_tokens: 3, output_tokens: 0 } }, 'completed', false],
    [{ status: 'incomplete', incomplete_details: { reason: 'content_filter' } }, 'content_filter', false],
    [{ status: 'failed', error: { code: 'server_error', message: 'Broken.' } }, null, true],
    [{ error: { message: 'Broken.' } }, null, true],
    [{ status: 'completed', error: null }, 'completed', false],
  ])('reads the body %j', (body, finishReason, failed) => {
    const answer = openAiResponsesDialect.readBody(encoder.encode(JSON.stringify({ model: 'm', ...body })));
    expect(answer).toMatchObject({ finishReason, model: 'm' });
    expect(answer!.error !== null).toBe(failed);
    expect(openAiResponsesDialect.readBody(encoder.encode('[]'))).toBeNull();
  });

  it.each([
    ['{"type":"response.output_text.delta","sequence_number":41}', 42],
    ['{"type":"response.output_text.delta"}', 0],
    ['not JSON', 0],
    ['null', 0],
    [null, 0],
  ])('numbers its error event behind %s', (lastEvent, sequenceNumber) => {
    const error = {
      status: 502,
      type: 'upstream_error',
      code: 'c',
      message: 'm',
      param: null,
      details: null,
      requestId: 'r',
    };
    const event = openAiResponsesDialect.errorEvent(error, lastEvent);
    expect(event).toMatch(/^event: error\ndata: .*\n\n$/);
    expect(JSON.parse(event.slice('event: error\ndata: '.length))).toEqual({
      type: 'error',
      sequence_number: sequenceNumber,
      code: 'c',
      message: 'm',
      param: null,
      request_id: 'r',
    });
  });

  it('counts what a whole answer says: text, reasoning and calls', () => {
    const output = [
      { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm.' }] },
      {
        type: 'message',
        content: [
          { type: 'output_text', text: 'é' },
          { type: 'refusal', refusal: 'no' },
        ],
      },
      { type: 'function_call', name: 'find', arguments: '{}', call_id: 'call_1' },
      null,
    ];
    const body = encoder.encode(JSON.stringify({ status: 'completed', output }));
    expect(openAiResponsesDialect.readBody(body)?.generatedBytes).toBe(3 + 2 + 2 + 6);
  });
});
