import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenAiResponsesEventReader } from './openai-responses-event-reader.ts';

const read = (event: unknown) =>
  new OpenAiResponsesEventReader().read(typeof event === 'string' ? event : JSON.stringify(event));
const usage = {
  input_tokens: 12,
  input_tokens_details: { cached_tokens: 4 },
  output_tokens: 7,
  output_tokens_details: { reasoning_tokens: 2 },
  total_tokens: 19,
};
const counts = {
  inputTokens: 12,
  cachedInputTokens: 4,
  cacheWriteTokens: null,
  outputTokens: 7,
  reasoningTokens: 2,
  audioInputTokens: null,
  imageInputTokens: null,
  audioOutputTokens: null,
};

describe('OpenAiResponsesEventReader', () => {
  it.each([
    'response.output_text.delta',
    'response.refusal.delta',
    'response.reasoning_summary_text.delta',
    'response.reasoning_text.delta',
    'response.function_call_arguments.delta',
    'response.custom_tool_call_input.delta',
  ])('takes %s for a token, wherever the type stands', (type) => {
    expect(read({ type, sequence_number: 4, delta: 'x' })).toEqual({ kind: 'token' });
    expect(read({ delta: 'x', sequence_number: 4, type })).toEqual({ kind: 'token' });
    expect(read(`{ "delta" : "x" , "type" : "${type}" }`)).toEqual({ kind: 'token' });
    expect(read({ type, delta: '' })).toEqual({ kind: 'other' });
  });

  it('counts the bytes of what deltas say, however they are written, and not of sound or of what repeats it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
        fc.boolean(),
        (texts, spaced) => {
          const reader = new OpenAiResponsesEventReader();
          const send = (event: object) => reader.read(JSON.stringify(event, null, spaced ? 1 : 0));
          for (const delta of texts)
            send({ type: 'response.output_text.delta', item_id: 'x', delta, logprobs: [] });
          send({ type: 'response.output_audio.delta', delta: 'UklGRg==' });
          send({ type: 'response.audio.delta', delta: 'UklGRg==' });
          send({ type: 'response.output_text.done', text: texts.join('') });
          send({
            type: 'response.completed',
            response: { output: [{ content: [{ text: texts.join('') }] }] },
          });
          expect(reader.generatedBytes).toBe(new TextEncoder().encode(texts.join('')).length);
        },
      ),
    );
  });

  it('is not misled by what a delta says', () => {
    const types = fc.constantFrom(
      'response.output_text.delta',
      'response.output_text.done',
      'response.completed',
    );
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '"type":"response.completed"',
        '\\"type":"response.x.delta"',
        '"delta":""',
        '{"error":1}',
      ),
    );
    fc.assert(
      fc.property(types, text, fc.boolean(), (type, delta, typeFirst) => {
        const event = typeFirst ? { type, delta, text: delta } : { text: delta, delta, type };
        const kind = type.endsWith('.delta') && delta !== '' ? 'token' : 'other';
        expect(read(event)).toEqual({ kind });
      }),
    );
  });

  it('learns the model at the beginning', () => {
    expect(read({ type: 'response.created', response: { model: 'm-1', status: 'in_progress' } })).toEqual({
      kind: 'chunk',
      carriesToken: false,
      finishReason: null,
      usage: null,
      model: 'm-1',
      terminal: false,
      added: 'nothing',
    });
  });

  it.each([
    ['response.completed', { status: 'completed' }, 'completed'],
    [
      'response.incomplete',
      { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
      'max_output_tokens',
    ],
    ['response.incomplete', { status: 'incomplete', incomplete_details: null }, 'incomplete'],
  ])('ends with %s: %j', (type, response, finishReason) => {
    expect(read({ type, response: { model: 'm', usage, ...response } })).toEqual({
      kind: 'chunk',
      carriesToken: false,
      finishReason,
      usage: counts,
      model: 'm',
      terminal: true,
      added: 'nothing',
    });
  });

  it('ends with response.failed, which is an error and may tell what was used', () => {
    expect(
      read({
        type: 'response.failed',
        response: { status: 'failed', error: { code: 'rate_limit_exceeded', message: 'Slow down.' }, usage },
      }),
    ).toEqual({
      kind: 'error',
      words: {
        message: 'Slow down.',
        type: null,
        code: 'rate_limit_exceeded',
        param: null,
        details: null,
        status: 429,
      },
      usage: counts,
      terminal: true,
    });
    expect(read({ type: 'response.failed', response: {} })).toMatchObject({ kind: 'error', usage: null });
  });

  it.each([
    [{ type: 'error', code: 'server_error', message: 'Broken.', param: null }, 500],
    [{ type: 'error', error: { code: 'server_error', message: 'Broken.' } }, 500],
    [{ error: { code: 503, message: 'Broken.' } }, 503],
  ])('knows %j for an error that does not end the stream', (event, status) => {
    expect(read(event)).toMatchObject({
      kind: 'error',
      words: { message: 'Broken.', status },
      usage: null,
      terminal: false,
    });
  });

  it.each([
    ['event: response.completed\ndata: {', true],
    ['event: response.incomplete\r\ndata: {', true],
    ['data: {"type":"response.failed","sequence_number":9', true],
    ['event:response.completed\ndata:{', true],
    ['data:{ "type" : "response.completed"', true],
    ['event: error\ndata: {', true],
    ['data: {"type":"error","message":"', true],
    ['event: response.output_text.done\ndata: {', false],
    ['data: {"type":"response.completed_later"', false],
    ['data: {"delta":"event: response.completed', false],
  ])('tells by its beginning whether an event is the last or an error: %j', (beginning, isHeld) => {
    expect(new OpenAiResponsesEventReader().holdsWhole(beginning)).toBe(isHeld);
  });

  it.each([
    ['[DONE]'],
    [''],
    ['null'],
    ['{"type":'],
    [{ type: 'response.in_progress', response: {} }],
    [{ type: 'response.output_item.added', item: { type: 'message' } }],
    [{ type: 'response.completed' }],
    [{ type: 'keepalive' }],
    [{}],
  ])('makes nothing of %j', (event) => {
    expect(read(event)).toEqual({ kind: 'other' });
  });
});
