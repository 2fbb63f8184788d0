import { describe, expect, it } from 'vitest';
import { UNKNOWN_USAGE } from '../../usage/usage-record.ts';
import type { ChatDelta } from '../stream/chat-delta.ts';
import type { ContentPart } from '../translation/chat-request.ts';
import type { JsonObject } from '../translation/translator.ts';
import { openAiResponsesClientTranslator as translator } from './openai-responses-client-translator.ts';

const USAGE = {
  ...UNKNOWN_USAGE,
  inputTokens: 12,
  cachedInputTokens: 4,
  outputTokens: 7,
  reasoningTokens: 2,
};

const read = (members: JsonObject) => translator.readRequest({ model: 'm', input: 'Hi', ...members });
const writer = (members: JsonObject = {}) =>
  translator.newWriter({
    ...{ request: read(members), body: { model: 'm', input: 'Hi', ...members } },
    ...{ requestId: 'req_1-a', receivedMs: 1_800_000_000_123 },
  });

/** Each event's data, checked to be named and numbered. */
function parse(events: string): JsonObject[] {
  return events
    .split('\n\n')
    .slice(0, -1)
    .map((event, index) => {
      const [, name, data] = /^event: (.+)\ndata: (.+)$/.exec(event)!;
      const json = JSON.parse(data!) as JsonObject;
      expect(json).toMatchObject({ type: name, sequence_number: index });
      return json;
    });
}

function stream(deltas: readonly ChatDelta[], members: JsonObject = {}): JsonObject[] {
  const to = writer(members);
  return parse(deltas.map((delta) => to.events([delta], null)).join('') + to.end(USAGE));
}

describe('a request for a response', () => {
  it('is read with all that other APIs know as well', () => {
    const request = read({
      ...{ instructions: 'Be brief.', stream: true, store: false, max_output_tokens: 9, temperature: 0.5 },
      ...{ top_p: 0.9, parallel_tool_calls: false, service_tier: 'flex', user: 'u', safety_identifier: 's' },
      ...{ reasoning: { effort: 'low', summary: 'auto' }, include: ['message.output_text.logprobs'] },
      text: { format: { type: 'json_schema', name: 'n', schema: { type: 'object' }, strict: true } },
      tools: [
        { type: 'function', name: 'f', description: 'd', parameters: { type: 'object' }, strict: true },
      ],
      tool_choice: { type: 'function', name: 'f' },
    });
    expect(request).toMatchObject({
      streaming: true,
      system: [{ kind: 'text', text: 'Be brief.' }],
      messages: [{ role: 'user', content: [{ kind: 'text', text: 'Hi' }], path: 'input' }],
      tools: [{ name: 'f', description: 'd', parameters: { type: 'object' }, strict: true }],
      toolChoice: { name: 'tool_choice', value: { kind: 'tool', name: 'f' } },
      parallelToolCalls: { name: 'parallel_tool_calls', value: false },
      maxOutputTokens: { name: 'max_output_tokens', value: 9 },
      temperature: { name: 'temperature', value: 0.5 },
      topP: { name: 'top_p', value: 0.9 },
      logprobs: { name: 'include', value: 0 },
      reasoning: { name: 'reasoning', value: { kind: 'effort', effort: 'low', summary: 'auto' } },
      responseFormat: { value: { kind: 'json-schema', name: 'n', schema: { type: 'object' }, strict: true } },
      user: { name: 'safety_identifier', value: 's' },
      serviceTier: { name: 'service_tier', value: 'flex' },
      others: [],
    });
  });

  it('joins what the assistant produced in a row, and the outputs of its calls', () => {
    const call = (id: string) => ({ type: 'function_call', call_id: id, name: 'f', arguments: '{}' });
    const output = (id: string) => ({ type: 'function_call_output', call_id: id, output: 'out' });
    const request = read({
      input: [
        { role: 'developer', content: 'First.' },
        { role: 'user', content: [{ type: 'input_text', text: 'Hi' }] },
        { type: 'reasoning', id: 'rs', summary: [{ type: 'summary_text', text: 'Hm.' }] },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Wait.' }] },
        ...[call('a'), call('b'), output('a'), output('b')],
        { role: 'user', content: 'Go on' },
        { role: 'system', content: 'Later.' },
      ],
    });
    expect(request.system).toEqual([{ kind: 'text', text: 'First.' }]);
    expect(
      request.messages.map(({ role, path, content }) => [role, path, content.map(({ kind }) => kind)]),
    ).toEqual([
      ['user', 'input.1', ['text']],
      ['assistant', 'input.2', ['reasoning', 'text', 'tool-call', 'tool-call']],
      ['user', 'input.6', ['tool-result', 'tool-result']],
      ['user', 'input.8', ['text']],
      ['system', 'input.9', ['text']],
    ]);
  });

  it('has images, files and audio, given as data, by URL or by id', () => {
    const content = [
      { type: 'input_image', image_url: 'data:image/png;base64,AAAA', detail: 'low' },
      { type: 'input_image', image_url: 'https://example.com/a.png' },
      { type: 'input_file', file_data: 'data:application/pdf;base64,AAAA', filename: 'a.pdf' },
      { type: 'input_file', file_id: 'file-1' },
      { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
    ];
    expect(read({ input: [{ role: 'user', content }] }).messages[0]!.content).toEqual([
      { kind: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'AAAA' }, detail: 'low' },
      { kind: 'image', source: { kind: 'url', url: 'https://example.com/a.png' } },
      {
        ...{ kind: 'document', title: 'a.pdf', context: null, citations: false },
        source: { kind: 'base64', mediaType: 'application/pdf', data: 'AAAA' },
      },
      {
        ...{ kind: 'document', title: null, context: null, citations: false },
        source: { kind: 'file', id: 'file-1' },
      },
      { kind: 'audio', data: 'AAAA', format: 'wav' },
    ]);
  });

  it.each([
    ['store', { store: true }],
    ['previous_response_id', { previous_response_id: 'resp_1' }],
    ['conversation', { conversation: 'conv_1' }],
    ['truncation', { truncation: 'auto' }],
    ['text.verbosity', { text: { verbosity: 'low' } }],
    ['reasoning.mode', { reasoning: { mode: 'pro' } }],
    ['tools.0', { tools: [{ type: 'web_search' }] }],
    ['tool_choice', { tool_choice: { type: 'allowed_tools', mode: 'auto', tools: [] } }],
    ['input.0', { input: [{ type: 'item_reference', id: 'msg_1' }] }],
    ['input.0.content.0', { input: [{ role: 'user', content: [{ type: 'input_video' }] }] }],
    ['something_new', { something_new: 1 }],
  ])('names `%s`, which no other API has', (name, members) => {
    expect(read(members).others).toEqual([expect.objectContaining({ name })]);
  });

  it('has no others where a member says what is so without it', () => {
    const defaults = { store: false, truncation: 'disabled', background: false, service_tier: 'auto' };
    expect(read({ ...defaults, text: { verbosity: 'medium' }, previous_response_id: null }).others).toEqual(
      [],
    );
  });

  it.each([
    ['input.0', { input: ['Hi'] }],
    ['input.0.call_id', { input: [{ type: 'function_call', name: 'f', arguments: '{}' }] }],
    ['temperature', { temperature: 'hot' }],
    ['tools', { tools: {} }],
    ['text.format.type', { text: { format: { type: 'xml' } } }],
  ])('is refused for what `%s` is', (param, members) => {
    expect(() => read(members)).toThrow(expect.objectContaining({ code: 'invalid_parameter', param }));
  });
});

describe('a translated response', () => {
  const deltas: ChatDelta[] = [
    { kind: 'start', id: 'x', model: 'upstream-model' },
    { kind: 'reasoning', text: 'Let me ' },
    { kind: 'reasoning', text: 'see.' },
    { kind: 'reasoning-signature', signature: 'sig' },
    { kind: 'redacted-reasoning', data: 'secret' },
    { kind: 'text', text: 'Hel' },
    { kind: 'text', text: 'lo.' },
    {
      kind: 'citation',
      citation: { type: 'url_citation', url_citation: { url: 'https://e.com', title: 't' } },
    },
    { kind: 'tool-call', index: 0, id: 'call_a', name: 'f', arguments: '' },
    { kind: 'tool-call', index: 1, id: 'call_b', name: 'g', arguments: '{"b":' },
    { kind: 'tool-call', index: 0, id: null, name: null, arguments: '{"a":1}' },
    { kind: 'tool-call', index: 1, id: null, name: null, arguments: '2}' },
    { kind: 'finish', reason: 'tool-calls', raw: 'tool_calls', stopSequence: null },
  ];
  const content: ContentPart[] = [
    { kind: 'reasoning', text: 'Let me see.', signature: 'sig' },
    { kind: 'redacted-reasoning', data: 'secret' },
    { kind: 'text', text: 'Hello.', citations: [{ url: 'https://e.com', title: 't' }] },
    { kind: 'tool-call', id: 'call_a', name: 'f', arguments: '{"a":1}' },
    { kind: 'tool-call', id: 'call_b', name: 'g', arguments: '{"b":2}' },
  ];
  const finish = { reason: 'tool-calls', raw: 'tool_calls', stopSequence: null } as const;

  it('opens, fills and closes an item after the other', () => {
    expect(stream(deltas).map(({ type, output_index }) => [type, output_index])).toEqual([
      ['response.created', undefined],
      ['response.in_progress', undefined],
      ['response.output_item.added', 0],
      ['response.reasoning_summary_part.added', 0],
      ['response.reasoning_summary_text.delta', 0],
      ['response.reasoning_summary_text.delta', 0],
      ['response.reasoning_summary_text.done', 0],
      ['response.reasoning_summary_part.done', 0],
      ['response.output_item.done', 0],
      ['response.output_item.added', 1],
      ['response.output_item.done', 1],
      ['response.output_item.added', 2],
      ['response.content_part.added', 2],
      ['response.output_text.delta', 2],
      ['response.output_text.delta', 2],
      ['response.output_text.annotation.added', 2],
      ['response.output_text.done', 2],
      ['response.content_part.done', 2],
      ['response.output_item.done', 2],
      ['response.output_item.added', 3],
      ['response.output_item.added', 4],
      ['response.function_call_arguments.delta', 4],
      ['response.function_call_arguments.delta', 3],
      ['response.function_call_arguments.delta', 4],
      ['response.function_call_arguments.done', 3],
      ['response.output_item.done', 3],
      ['response.function_call_arguments.done', 4],
      ['response.output_item.done', 4],
      ['response.completed', undefined],
    ]);
  });

  it('is the same as a body as at the end of a stream', () => {
    const body = writer().body({
      ...{ id: 'x', model: 'upstream-model', usage: USAGE },
      choices: [{ content, finish, logprobs: null }],
    });
    const response = stream(deltas).at(-1)!.response as JsonObject;
    expect(JSON.parse(body)).toEqual(response);
    expect(response).toMatchObject({
      ...{ id: 'resp_req1a', object: 'response', status: 'completed', model: 'upstream-model', store: false },
      created_at: 1_800_000_000,
      output: [
        { type: 'reasoning', summary: [{ text: 'Let me see.' }], encrypted_content: 'weir.signature.sig' },
        { type: 'reasoning', summary: [], encrypted_content: 'weir.redacted.secret' },
        { type: 'message', status: 'completed', content: [{ type: 'output_text', text: 'Hello.' }] },
        { type: 'function_call', call_id: 'call_a', name: 'f', arguments: '{"a":1}', status: 'completed' },
        { type: 'function_call', call_id: 'call_b', name: 'g', arguments: '{"b":2}' },
      ],
      usage: {
        ...{ input_tokens: 12, output_tokens: 7, total_tokens: 19 },
        input_tokens_details: { cached_tokens: 4 },
        output_tokens_details: { reasoning_tokens: 2 },
      },
    });
  });

  it('comes back as it went, as the input of the next turn', () => {
    const { output } = stream(deltas).at(-1)!.response as { output: unknown[] };
    const [message] = read({ input: output }).messages;
    expect(message).toMatchObject({ role: 'assistant', content: content.map(({ kind }) => ({ kind })) });
    expect(message!.content[0]).toEqual(content[0]);
    expect(message!.content[1]).toEqual(content[1]);
  });

  it.each([
    ['length', 'max_output_tokens'],
    ['context-length', 'max_output_tokens'],
    ['content-filter', 'content_filter'],
    ['refusal', 'content_filter'],
  ] as const)('that ended by %s is incomplete', (reason, expected) => {
    const last = stream([{ kind: 'finish', reason, raw: reason, stopSequence: null }]).at(-1)!;
    expect(last).toMatchObject({
      type: 'response.incomplete',
      response: { status: 'incomplete', incomplete_details: { reason: expected }, completed_at: null },
    });
  });

  it('has a refusal as a part of its own', () => {
    const events = stream([
      { kind: 'refusal', text: 'No.' },
      { kind: 'finish', reason: 'refusal', raw: 'refusal', stopSequence: null },
    ]);
    expect(events.map(({ type }) => type)).toContain('response.refusal.done');
    expect(events.at(-1)!.response).toMatchObject({
      ...{ status: 'completed', output: [{ content: [{ type: 'refusal', refusal: 'No.' }] }] },
    });
  });

  it('has the log probabilities with their text', () => {
    const token = { token: 'a', logprob: -1, bytes: [97], top_logprobs: [] };
    const to = writer();
    const events = to.events(
      [
        { kind: 'text', text: 'a' },
        { kind: 'logprobs', logprobs: { content: [token] } },
      ],
      null,
    );
    expect(parse(events).at(-1)).toMatchObject({ delta: 'a', logprobs: [token] });
  });

  it('is given up when it is longer than any model writes', () => {
    const to = writer();
    const text = 'x'.repeat(8 * 1024 * 1024);
    to.events([{ kind: 'text', text }], null);
    to.events([{ kind: 'text', text }], null);
    expect(() => to.events([{ kind: 'text', text: 'x' }], null)).toThrow('too long');
  });

  it('is a complete stream without any piece, and repeats what was asked', () => {
    const events = stream([], { instructions: 'Be brief.', metadata: { a: 'b' } });
    expect(events.map(({ type }) => type)).toEqual([
      'response.created',
      'response.in_progress',
      'response.completed',
    ]);
    expect(events.at(-1)!.response).toMatchObject({
      ...{ model: 'm', output: [], instructions: 'Be brief.', metadata: { a: 'b' } },
    });
  });
});
