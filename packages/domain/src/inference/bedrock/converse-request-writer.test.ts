import { describe, expect, it } from 'vitest';
import type { Connection, Model } from '../../models/model.ts';
import type { ChatMessage, ChatRequest, ContentPart } from '../translation/chat-request.ts';
import { Losses } from '../translation/losses.ts';
import { writeConverseRequest } from './converse-request-writer.ts';

const NOVA = 'amazon.nova-lite-v1:0';
const CLAUDE = 'us.anthropic.claude-sonnet-4-20250514-v1:0';
const TOOL = { name: 'look', description: 'Looks.', parameters: { type: 'object' }, strict: null };
const CALL: ContentPart = { kind: 'tool-call', id: 'c1', name: 'look', arguments: '{"at":"water"}' };

const message = (role: ChatMessage['role'], ...content: ContentPart[]): ChatMessage => ({
  role,
  content,
  name: null,
  path: 'messages.0',
});
const text = (value: string): ContentPart => ({ kind: 'text', text: value });
const parameter = <T>(name: string, value: T) => ({ name, value });

function aRequest(overrides: Partial<ChatRequest>): ChatRequest {
  return {
    model: 'm',
    streaming: false,
    system: [],
    messages: [message('user', text('Hello'))],
    tools: [],
    toolChoice: null,
    parallelToolCalls: null,
    maxOutputTokens: null,
    temperature: null,
    topP: null,
    topK: null,
    frequencyPenalty: null,
    presencePenalty: null,
    seed: null,
    stop: null,
    choices: null,
    logprobs: null,
    logitBias: null,
    reasoning: null,
    responseFormat: null,
    user: null,
    serviceTier: null,
    others: [],
    ...overrides,
  };
}

function write(request: Partial<ChatRequest>, upstreamModel = NOVA, droppable: readonly string[] = []) {
  const losses = new Losses(new Set(droppable));
  const target = { upstreamModel, model: {} as Model, connection: {} as Connection, mayAsk: true, losses };
  return { ...writeConverseRequest(aRequest(request), target), dropped: losses.dropped };
}

const messagesOf = (...messages: ChatMessage[]) => write({ messages, tools: [TOOL] }).body.messages;

describe('writeConverseRequest', () => {
  it('names the model in the path, escaped', () => {
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.x-v1:0';
    expect(write({}, arn).path).toBe(
      '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile%2Fus.x-v1%3A0/converse',
    );
    expect(write({ streaming: true }).path).toBe('/model/amazon.nova-lite-v1%3A0/converse-stream');
  });

  it('says nothing that the client did not', () => {
    expect(write({}).body).toEqual({ messages: [{ role: 'user', content: [{ text: 'Hello' }] }] });
  });

  it('joins messages of one role, and leaves empty texts out', () => {
    expect(
      messagesOf(
        message('user', text('a')),
        message('assistant', text(''), CALL),
        message('user', { kind: 'tool-result', callId: 'c1', content: [text('wet')], isError: false }),
        message('user', { kind: 'tool-result', callId: 'c2', content: [], isError: true }),
        message('user', text('b')),
        message('assistant', text('')),
      ),
    ).toEqual([
      { role: 'user', content: [{ text: 'a' }] },
      {
        role: 'assistant',
        content: [{ toolUse: { toolUseId: 'c1', name: 'look', input: { at: 'water' } } }],
      },
      {
        role: 'user',
        content: [
          { toolResult: { toolUseId: 'c1', content: [{ text: 'wet' }] } },
          { toolResult: { toolUseId: 'c2', content: [], status: 'error' } },
          { text: 'b' },
        ],
      },
    ]);
  });

  it('gives a call and its result the same other id where Converse would reject theirs', () => {
    const id = `call ${'x'.repeat(80)}`;
    const messages = [
      message('assistant', { ...CALL, id }),
      message('user', { kind: 'tool-result', callId: id, content: [], isError: false }),
    ];
    expect(write({ messages, tools: [TOOL] }).body.messages).toMatchObject([
      { content: [{ toolUse: { toolUseId: 'weir_call_1' } }] },
      { content: [{ toolResult: { toolUseId: 'weir_call_1' } }] },
    ]);
  });

  it('writes media with their formats', () => {
    const base64 = (mediaType: string) => ({ kind: 'base64', mediaType, data: 'AAAA' }) as const;
    const document = { kind: 'document', context: null, citations: false } as const;
    expect(
      messagesOf(
        message(
          'user',
          { kind: 'image', source: base64('image/jpeg') },
          { kind: 'image', source: { kind: 'url', url: 's3://bucket/a/b.JPG' } },
          {
            ...document,
            source: base64('application/pdf'),
            title: 'the_report: 1.pdf',
            context: 'c',
            citations: true,
          },
          { ...document, source: { kind: 'text', mediaType: 'text/plain', text: 'plain' }, title: null },
          { ...document, source: { kind: 'url', url: 's3://bucket/b.csv' }, title: null },
          { kind: 'audio', format: 'wav', data: 'AAAA' },
        ),
      ),
    ).toEqual([
      {
        role: 'user',
        content: [
          { image: { format: 'jpeg', source: { bytes: 'AAAA' } } },
          { image: { format: 'jpeg', source: { s3Location: { uri: 's3://bucket/a/b.JPG' } } } },
          {
            document: {
              format: 'pdf',
              name: 'the report 1 pdf',
              source: { bytes: 'AAAA' },
              context: 'c',
              citations: { enabled: true },
            },
          },
          { document: { format: 'txt', name: 'Document', source: { text: 'plain' } } },
          {
            document: {
              format: 'csv',
              name: 'Document (2)',
              source: { s3Location: { uri: 's3://bucket/b.csv' } },
            },
          },
          { audio: { format: 'wav', source: { bytes: 'AAAA' } } },
        ],
      },
    ]);
  });

  it('writes cache points behind what they cache', () => {
    const cached = { ...TOOL, cache: { ttl: '1h' } } as const;
    const result: ContentPart = {
      kind: 'tool-result',
      callId: 'c1',
      content: [{ kind: 'text', text: 'wet', cache: { ttl: null } }],
      isError: false,
    };
    const { body } = write({
      system: [{ kind: 'text', text: 'Be brief.', cache: { ttl: null } }],
      messages: [message('assistant', CALL), message('user', result)],
      tools: [cached, TOOL],
    });
    const point = { cachePoint: { type: 'default' } };
    expect(body.system).toEqual([{ text: 'Be brief.' }, point]);
    expect((body.messages as { content: unknown }[])[1]!.content).toEqual([
      { toolResult: { toolUseId: 'c1', content: [{ text: 'wet' }] } },
      point,
    ]);
    expect((body.toolConfig as { tools: unknown[] }).tools[1]).toEqual({
      cachePoint: { type: 'default', ttl: '1h' },
    });
  });

  it.each([CLAUDE, NOVA])('leaves out thinking that nobody signed, and what is then empty: %s', (model) => {
    const unsigned = { kind: 'reasoning' as const, text: 'Hm', signature: null };
    const messages = [
      message('user', text('Why?')),
      message('assistant', unsigned),
      message('assistant', unsigned, text('Yes')),
    ];
    expect(write({ messages }, model).body.messages).toEqual([
      { role: 'user', content: [{ text: 'Why?' }] },
      { role: 'assistant', content: [{ text: 'Yes' }] },
    ]);
  });

  const thoughtful = [
    message(
      'assistant',
      { kind: 'reasoning', text: 'Hm', signature: 'sig==' },
      { kind: 'redacted-reasoning', data: 'ZGF0YQ==' },
      text('Yes'),
    ),
  ];

  it.each([
    NOVA,
    'us.meta.llama4-scout-17b-instruct-v1:0',
    'openai.gpt-oss-120b-1:0',
    'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
  ])('leaves out thinking that another vendor’s model signed: %s', (model) => {
    expect(write({ messages: thoughtful }, model).body.messages).toEqual([
      { role: 'assistant', content: [{ text: 'Yes' }] },
    ]);
  });

  it.each([
    CLAUDE,
    'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123',
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-1-v1:0',
  ])('keeps thinking with its signature for Claude, and for what may be Claude: %s', (model) => {
    expect(write({ messages: thoughtful }, model).body.messages).toEqual([
      {
        role: 'assistant',
        content: [
          { reasoningContent: { reasoningText: { text: 'Hm', signature: 'sig==' } } },
          { reasoningContent: { redactedContent: 'ZGF0YQ==' } },
          { text: 'Yes' },
        ],
      },
    ]);
  });

  it.each([
    ['auto', { auto: {} }],
    ['required', { any: {} }],
  ] as const)('writes the tool choice %s', (kind, toolChoice) => {
    const { body } = write({ tools: [TOOL], toolChoice: parameter('tool_choice', { kind }) });
    expect(body.toolConfig).toEqual({
      tools: [
        { toolSpec: { name: 'look', description: 'Looks.', inputSchema: { json: { type: 'object' } } } },
      ],
      toolChoice,
    });
  });

  it('leaves the tools out where none may be called', () => {
    const toolChoice = parameter('tool_choice', { kind: 'none' } as const);
    expect(write({ tools: [TOOL], toolChoice }).body).not.toHaveProperty('toolConfig');
    const named = parameter('tool_choice', { kind: 'tool', name: 'look' } as const);
    expect(write({ tools: [{ ...TOOL, strict: true }], toolChoice: named }).body.toolConfig).toMatchObject({
      tools: [{ toolSpec: { strict: true } }],
      toolChoice: { tool: { name: 'look' } },
    });
  });

  it("writes what Converse has names for, and the rest under Anthropic's for Claude", () => {
    const request: Partial<ChatRequest> = {
      maxOutputTokens: parameter('max_completion_tokens', 100),
      temperature: parameter('temperature', 0),
      topP: parameter('top_p', 0.9),
      topK: parameter('top_k', 5),
      stop: parameter('stop', ['END']),
      reasoning: parameter('thinking', { kind: 'budget', tokens: 2048 }),
      user: parameter('user', 'user-1'),
      serviceTier: parameter('service_tier', 'flex'),
      frequencyPenalty: parameter('frequency_penalty', 0),
      choices: parameter('n', 1),
      responseFormat: parameter('response_format', {
        kind: 'json-schema',
        name: 'weir',
        schema: { type: 'object' },
        strict: true,
      }),
    };
    const { messages: _, ...body } = write(request, CLAUDE).body;
    expect(body).toEqual({
      inferenceConfig: { maxTokens: 100, temperature: 0, topP: 0.9, stopSequences: ['END'] },
      additionalModelRequestFields: { top_k: 5, thinking: { type: 'enabled', budget_tokens: 2048 } },
      additionalModelResponseFieldPaths: ['/stop_sequence'],
      outputConfig: {
        textFormat: {
          type: 'json_schema',
          structure: { jsonSchema: { schema: '{"type":"object"}', name: 'weir' } },
        },
      },
      serviceTier: { type: 'flex' },
      requestMetadata: { user: 'user-1' },
    });
  });

  it('writes an effort for any model', () => {
    const reasoning = parameter('reasoning_effort', {
      kind: 'effort',
      effort: 'high',
      summary: null,
    } as const);
    expect(write({ reasoning }).body.outputConfig).toEqual({ effort: 'high' });
  });

  const image = (source: object) => message('user', { kind: 'image', source } as ContentPart);
  const refused: [string, Partial<ChatRequest>][] = [
    ['frequency_penalty', { frequencyPenalty: parameter('frequency_penalty', 1) }],
    ['presence_penalty', { presencePenalty: parameter('presence_penalty', 1) }],
    ['seed', { seed: parameter('seed', 1) }],
    ['n', { choices: parameter('n', 2) }],
    ['logprobs', { logprobs: parameter('logprobs', 0) }],
    ['logit_bias', { logitBias: parameter('logit_bias', { '1': 1 }) }],
    ['top_k', { topK: parameter('top_k', 5) }],
    ['thinking', { reasoning: parameter('thinking', { kind: 'budget', tokens: 1024 }) }],
    [
      'reasoning_effort',
      { reasoning: parameter('reasoning_effort', { kind: 'effort', effort: 'minimal', summary: null }) },
    ],
    ['response_format', { responseFormat: parameter('response_format', { kind: 'json' }) }],
    ['service_tier', { serviceTier: parameter('service_tier', 'scale') }],
    ['user', { user: parameter('user', '{"a":1}') }],
    ['prediction', { others: [parameter('prediction', {})] }],
    ['parallel_tool_calls', { tools: [TOOL], parallelToolCalls: parameter('parallel_tool_calls', false) }],
    ['tools', { messages: [message('assistant', CALL)] }],
    [
      'tool_choice',
      {
        messages: [message('assistant', CALL)],
        tools: [TOOL],
        toolChoice: parameter('tool_choice', { kind: 'none' }),
      },
    ],
    ['messages.0', { messages: [message('system', text('Now be rude.'))] }],
    [
      'messages.0.name',
      { messages: [{ ...message('user', text('a')), name: parameter('messages.0.name', 'Ann') }] },
    ],
    ['messages.0.content', { messages: [image({ kind: 'url', url: 'https://example.com/a.png' })] }],
    ['messages.0.content', { messages: [image({ kind: 'base64', mediaType: 'image/tiff', data: '' })] }],
    ['messages.0.content', { messages: [image({ kind: 'file', id: 'file-1' })] }],
    ['messages.0.content', { messages: [message('user', { kind: 'audio', format: 'midi', data: '' })] }],
    ['messages.0.content', { messages: [message('assistant', { ...CALL, arguments: '[1' })], tools: [TOOL] }],
    [
      'messages.0.content',
      { messages: [message('assistant', { ...CALL, arguments: '[1]' })], tools: [TOOL] },
    ],
  ];

  it.each(refused)('refuses what it cannot express, by its name: %s', (name, request) => {
    expect(() => write(request)).toThrow(
      expect.objectContaining({ code: 'unsupported_parameter', param: name }),
    );
  });

  it.each(refused)('goes without it where it may be dropped: %s', (name, request) => {
    const member = name.split('.')[0]!;
    expect(write(request, NOVA, [member]).dropped).toEqual([member]);
  });
});
