import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type ChatRequest, chatRequest } from './chat-request.ts';
import { requestCode } from './request-code.ts';

const request: ChatRequest = {
  model: 'meadow',
  messages: [
    { role: 'system', content: "Don't guess. `rm` $HOME" },
    { role: 'user', content: 'Quote "it"\nand \\ this' },
  ],
  stream: true,
  stream_options: { include_usage: true },
  temperature: 0,
};

const codeOf = (id: string) =>
  requestCode(request, 'https://weir.example').find((one) => one.id === id)!.code;

describe('requestCode', () => {
  it('quotes what was written for a shell', () => {
    const code = codeOf('curl').replace(/^curl -N \S+/, 'printf "%s\\n"');
    const printed = execFileSync('sh', ['-c', code], { env: { WEIR_API_KEY: 'k' } }).toString();
    expect(printed).toContain('Authorization: Bearer k');
    expect(JSON.parse(printed.slice(printed.indexOf('{')))).toEqual(request);
  });

  it('writes Python for the words that JSON has otherwise', () => {
    expect(codeOf('openai-python')).toContain('stream=True,');
    expect(codeOf('openai-python')).toContain('stream_options={"include_usage": True},');
  });

  it('gives Anthropic the system prompt apart, and a maximum', () => {
    const code = codeOf('anthropic-python');
    expect(code).toContain('base_url="https://weir.example"');
    expect(code).toContain('system="Don\'t guess. `rm` $HOME",');
    expect(code).toContain('max_tokens=1024,');
    expect(code).not.toContain('"role": "system"');
  });
});

describe('chatRequest', () => {
  it("brings each model's own answers along, and leaves out turns it did not answer", () => {
    const answer = (model: string, text: string) => ({ model, text }) as never;
    const turns = [
      { id: 1, prompt: 'One?', answers: [answer('meadow', 'Yes.'), answer('brook', '')] },
      { id: 2, prompt: 'Two?', answers: [answer('brook', 'No.')] },
    ];
    const asked = (model: string) => chatRequest(model, ' ', turns, 'Three?', { whole: true, maxTokens: 5 });
    expect(asked('meadow')).toEqual({
      model: 'meadow',
      messages: [
        { role: 'user', content: 'One?' },
        { role: 'assistant', content: 'Yes.' },
        { role: 'user', content: 'Three?' },
      ],
      max_tokens: 5,
    });
    expect(asked('brook').messages.map(({ content }) => content)).toEqual(['Two?', 'No.', 'Three?']);
  });
});
