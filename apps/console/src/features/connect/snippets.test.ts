import { describe, expect, it } from 'vitest';
import { CLIENTS } from './clients.ts';
import { snippetsOf } from './snippets.ts';

const CHAT = { gateway: 'https://weir.example/llm', model: 'a-model', capabilities: ['text', 'tools'] };
const code = (client: (typeof CLIENTS)[number], of = CHAT) =>
  snippetsOf(client, of)
    .map((snippet) => snippet.code)
    .join('\n');

describe('snippets', () => {
  it.each(CLIENTS)('set up %s with the gateway, the model and a key from the environment', (client) => {
    const text = code(client);
    expect(text).toContain('https://weir.example/llm');
    expect(text).toContain('a-model');
    expect(text).toContain('WEIR_API_KEY');
  });

  it('give Anthropic clients the gateway without /v1, which they add', () => {
    expect(code('anthropic')).toContain('baseURL: "https://weir.example/llm"');
    expect(code('claude-code')).toContain('ANTHROPIC_BASE_URL=https://weir.example/llm\n');
  });

  it('ask a model for what it does', () => {
    expect(code('curl', { ...CHAT, capabilities: ['embeddings'] })).toContain('/v1/embeddings');
    expect(code('curl', { ...CHAT, capabilities: ['rerank'] })).toContain('/v1/rerank');
    expect(code('openai-node', { ...CHAT, capabilities: ['embeddings'] })).toContain(
      'client.embeddings.create',
    );
    expect(snippetsOf('claude-code', { ...CHAT, capabilities: ['embeddings'] })).toEqual([]);
  });

  it('quote the name of a model that a shell or a program would run', () => {
    const model = `x'; rm -rf "$HOME" #`;
    expect(code('claude-code', { ...CHAT, model })).toContain(`claude --model 'x'\\''; rm -rf "$HOME" #'`);
    expect(code('openai-python', { ...CHAT, model })).toContain(JSON.stringify(model));
  });
});
