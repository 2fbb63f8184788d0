import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aConnection, aModel } from '../../../../testing/src/a-model.ts';
import { isDomainError } from '../../kernel/domain-error.ts';
import { Losses } from '../translation/losses.ts';
import type { JsonObject } from '../translation/translator.ts';
import { openAiChatClientTranslator } from './openai-client-translator.ts';
import { OpenAiEventReader } from './openai-event-reader.ts';
import { readChatAnswer } from './read-chat-answer.ts';
import { readChatRequest } from './read-chat-request.ts';
import { openAiTextClientTranslator } from './text-client-translator.ts';
import { writeChatRequest } from './write-chat-request.ts';

const user = { role: 'user', content: 'Hello' };
const read = (members: JsonObject) => readChatRequest({ model: 'm', messages: [user], ...members });
const part = (one: unknown) => ({ messages: [{ role: 'user', content: [one] }] });
const assistant = (members: object) => ({ messages: [user, { role: 'assistant', ...members }] });

describe('readChatRequest', () => {
  it.each<[JsonObject, string]>([
    [{ messages: 'Hello' }, 'messages'],
    [{ messages: ['Hello'] }, 'messages.0'],
    [{ messages: [{ content: 'Hello' }] }, 'messages.0.role'],
    [{ messages: [{ role: 'wizard', content: 'a' }] }, 'messages.0.role'],
    [{ messages: [{ role: 'user', content: 7 }] }, 'messages.0.content'],
    [{ messages: [{ role: 'tool', content: 'a' }] }, 'messages.0.tool_call_id'],
    [part('a'), 'messages.0.content.0'],
    [part({ type: 'text', text: 7 }), 'messages.0.content.0.text'],
    [part({ type: 'image_url', image_url: 7 }), 'messages.0.content.0.image_url'],
    [part({ type: 'image_url', image_url: {} }), 'messages.0.content.0.image_url.url'],
    [part({ type: 'file', file: {} }), 'messages.0.content.0.file.file_id'],
    [part({ type: 'file', file: { file_data: 'JVBERi0=' } }), 'messages.0.content.0.file.file_data'],
    [part({ type: 'input_audio', input_audio: {} }), 'messages.0.content.0.input_audio.format'],
    [assistant({ tool_calls: {} }), 'messages.1.tool_calls'],
    [assistant({ tool_calls: [{ id: 'a' }] }), 'messages.1.tool_calls.0.function'],
    [assistant({ tool_calls: [{ function: { name: 'f', arguments: '{}' } }] }), 'messages.1.tool_calls.0.id'],
    [{ tools: {} }, 'tools'],
    [{ tools: [{ type: 'function', function: {} }] }, 'tools.0.function.name'],
    [{ tool_choice: 'always' }, 'tool_choice'],
    [{ tool_choice: { type: 'function' } }, 'tool_choice.function'],
    [{ temperature: '1' }, 'temperature'],
    [{ seed: 1.5 }, 'seed'],
    [{ stop: [1] }, 'stop.0'],
    [{ logprobs: 1 }, 'logprobs'],
    [{ user: 1 }, 'user'],
    [{ response_format: { type: 'json_schema' } }, 'response_format.json_schema'],
    [{ max_tokens: 1, max_completion_tokens: 2 }, 'max_tokens'],
  ])('refuses %j by name', (members, param) => {
    expect(() => read(members)).toThrow(expect.objectContaining({ code: 'invalid_parameter', param }));
  });

  it.each<[JsonObject, string]>([
    [{ messages: [{ role: 'function', name: 'f', content: 'a' }] }, 'messages.0.role'],
    [part({ type: 'video_url', video_url: {} }), 'messages.0.content.0.type'],
    [assistant({ function_call: { name: 'f' } }), 'messages.1.function_call'],
    [assistant({ audio: { id: 'a' } }), 'messages.1.audio'],
    [assistant({ tool_calls: [{ type: 'custom', id: 'a' }] }), 'messages.1.tool_calls.0.type'],
    [{ tools: [{ type: 'custom', custom: {} }] }, 'tools.0.type'],
    [{ tool_choice: { type: 'custom' } }, 'tool_choice.type'],
    [{ response_format: { type: 'grammar' } }, 'response_format.type'],
  ])('cannot translate %j, and says so by name', (members, param) => {
    expect(() => read(members)).toThrow(expect.objectContaining({ code: 'unsupported_parameter', param }));
  });

  it('takes null for absent, and knows what changes no answer', () => {
    const request = read({
      ...{ temperature: null, stop: null, tools: null, tool_choice: null, verbosity: null, store: false },
      ...{ stream_options: {}, metadata: {}, prompt_cache_key: 'k', safety_identifier: 's' },
    });
    expect(request).toMatchObject({ temperature: null, stop: null, tools: [], toolChoice: null, others: [] });
    expect(read({ store: true, modalities: ['audio'] }).others).toEqual([
      { name: 'store', value: true },
      { name: 'modalities', value: ['audio'] },
    ]);
  });

  it.each<[JsonObject, object | null]>([
    [{ reasoning_effort: 'low' }, { kind: 'effort', effort: 'low' }],
    [{ reasoning: { effort: 'high' } }, { kind: 'effort', effort: 'high' }],
    [{ reasoning: { max_tokens: 500 } }, { kind: 'budget', tokens: 500 }],
    [{ reasoning: { enabled: false, effort: 'high' } }, { kind: 'off' }],
    [{ reasoning: {} }, null],
    [{ thinking: { type: 'enabled', budget_tokens: 500 } }, { kind: 'budget', tokens: 500 }],
    [{ thinking: { type: 'adaptive' } }, { kind: 'adaptive' }],
    [{ thinking: { type: 'disabled' } }, { kind: 'off' }],
  ])('reads how much to think of %j', (members, reasoning) => {
    const { reasoning: found } = read(members);
    if (reasoning === null) expect(found).toBeNull();
    else expect(found!.value).toMatchObject(reasoning);
  });

  it('keeps the cache points of parts, messages and tools', () => {
    const cache_control = { type: 'ephemeral', ttl: '1h' };
    const request = read({
      messages: [
        { role: 'system', content: 'a', cache_control },
        { role: 'user', content: [{ type: 'text', text: 'b' }], cache_control: { type: 'ephemeral' } },
        { role: 'tool', tool_call_id: 'c', content: 'c', cache_control },
      ],
      tools: [{ type: 'function', function: { name: 'f' }, cache_control }],
    });
    expect(request.system[0]).toMatchObject({ cache: { ttl: '1h' } });
    expect(request.messages[0]!.content[0]).toMatchObject({ cache: { ttl: null } });
    expect(request.messages[1]!.content[0]).toMatchObject({ kind: 'tool-result', cache: { ttl: '1h' } });
    expect(request.tools[0]).toMatchObject({ cache: { ttl: '1h' } });
  });
});

describe('what comes from outside', () => {
  const names = fc.constantFrom(
    ...['messages', 'tools', 'tool_choice', 'stop', 'logprobs', 'reasoning', 'thinking', 'response_format'],
    ...['logit_bias', 'user', 'service_tier', 'prompt', 'n', 'max_tokens', 'constructor', '__proto__'],
  );
  const inner = fc.constantFrom(
    ...['role', 'content', 'type', 'text', 'image_url', 'file', 'tool_calls', 'function', 'name', 'id'],
    ...['allowed_tools', 'json_schema', 'reasoning_details', 'delta', 'index', 'finish_reason', 'message'],
  );
  const word = fc.constantFrom(
    'user',
    'assistant',
    'tool',
    'system',
    'text',
    'file',
    'function',
    'stop',
    'constructor',
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(inner, tie('value'), { maxKeys: 5 }),
    ),
  }));

  it.each([
    ['chat', openAiChatClientTranslator],
    ['text', openAiTextClientTranslator],
  ])('is read and written, or refused: a request for %s', (_, translator) => {
    fc.assert(
      fc.property(fc.dictionary(names, value, { maxKeys: 5 }), (members) => {
        try {
          const request = translator.readRequest({ model: 'm', ...members });
          writeChatRequest(request, {
            ...{ upstreamModel: 'm', model: aModel(), connection: aConnection(), mayAsk: true },
            losses: new Losses(new Set()),
          });
        } catch (error) {
          if (!isDomainError(error)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is read, whatever an upstream answers', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3 }), fc.array(value, { maxLength: 3 }), (first, second) => {
        readChatAnswer({ choices: first });
        const reader = new OpenAiEventReader({ lastEvent: false, everyEvent: false }, true);
        for (const choices of [first, second]) reader.read(JSON.stringify({ choices }));
      }),
      { numRuns: 300 },
    );
  });
});
