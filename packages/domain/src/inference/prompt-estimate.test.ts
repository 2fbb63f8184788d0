import { describe, expect, it } from 'vitest';
import { aScan } from './__fixtures__/a-scan.ts';
import { OPERATIONS, type OperationName } from './operations.ts';

const base64 = (bytes: number) =>
  'iVBORw0KGgo/+AbZ'.repeat(Math.ceil(bytes / 12)).slice(0, Math.ceil((bytes / 3) * 4));

function estimate(
  operation: OperationName,
  body: Record<string, unknown>,
  text = JSON.stringify(body),
): number {
  const { dialect } = OPERATIONS.find(({ name }) => name === operation)!;
  return dialect.parse(aScan(text, dialect.members)).estimatedInputTokens;
}

const chat = (content: unknown, more: object = {}) =>
  estimate('chat', { model: 'm', messages: [{ role: 'user', content }], ...more });
const input = (content: unknown) => estimate('responses', { model: 'm', input: [{ role: 'user', content }] });
/** `role`, `content` and `user` are text as well, like the few tokens that each message costs. */
const EMPTY = Math.ceil((4 + 7 + 4) / 4);

describe('the estimate of a prompt', () => {
  it('is a token for four bytes of text', () => {
    expect(chat('')).toBe(EMPTY);
    expect(chat('x'.repeat(4_000))).toBe(EMPTY + 1_000);
    expect(chat([{ text: 'x'.repeat(4_000) }])).toBe(EMPTY + 1_001);
    expect(estimate('text_completion', { model: 'm', prompt: ['x'.repeat(400), 'y'.repeat(400)] })).toBe(200);
    expect(estimate('responses', { model: 'm', input: 'x'.repeat(400), instructions: 'y'.repeat(40) })).toBe(
      110,
    );
    expect(estimate('embeddings', { model: 'm', input: ['x'.repeat(400), 'y'.repeat(40)] })).toBe(110);
    expect(estimate('rerank', { model: 'm', query: 'x'.repeat(40), documents: ['y'.repeat(400)] })).toBe(110);
  });

  it('is the same whether characters are escaped or not', () => {
    const text = 'Fluß\n"日本語" 🌊\u0001'.repeat(100);
    const plain = JSON.stringify({ model: 'm', prompt: text });
    const escaped = plain.replaceAll(
      /[^\x20-\x7e]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const expected = Math.ceil(new TextEncoder().encode(text).length / 4);
    expect(estimate('text_completion', {}, plain)).toBe(expected);
    expect(estimate('text_completion', {}, escaped)).toBe(expected);
  });

  it('takes tool definitions as text', () => {
    const parameters = {
      type: 'object',
      properties: { city: { type: 'string', description: 'x'.repeat(400) } },
    };
    const tokens = chat('', { tools: [{ type: 'function', function: { name: 'weather', parameters } }] });
    expect(tokens).toBeGreaterThan(EMPTY + 110);
    expect(tokens).toBeLessThan(EMPTY + 140);
  });

  it('counts the tokens of a prompt that is given as tokens', () => {
    expect(estimate('embeddings', { model: 'm', input: [[1, 2, 3], [4]] })).toBe(4);
    expect(estimate('text_completion', { model: 'm', prompt: [15_339, 11] })).toBe(2);
  });

  it('leaves out what is no part of the prompt', () => {
    const bare = chat('');
    expect(chat('', { user: 'x'.repeat(400), metadata: { a: 'x'.repeat(400) }, logit_bias: { 17: 5 } })).toBe(
      bare,
    );
  });

  it.each([
    ['a picture of 5 MB', { image_url: { url: `data:image/png;base64,${base64(5_000_000)}` } }, 765],
    [
      'a picture at low detail',
      { image_url: { url: `data:image/png;base64,${base64(9_000)}`, detail: 'low' } },
      85,
    ],
    ['a picture somewhere', { image_url: { url: 'https://example.com/a.png' } }, 765],
    ['its bare address', { image_url: 'https://example.com/a.png' }, 765],
    ['its bytes, as other vendors have them', { source: { data: base64(50_000) } }, 765],
    [
      'a picture for Anthropic',
      { source: { type: 'base64', media_type: 'image/png', data: base64(50_000) } },
      765,
    ],
    ['one by its address', { source: { type: 'url', url: 'https://example.com/a.png' } }, 765],
    ['a document for Anthropic', { source: { media_type: 'application/pdf', data: base64(100_000) } }, 2_000],
    ['one that is uploaded there', { source: { type: 'file', file_id: 'file_011' } }, 2_000],
    ['the name of a source', { source: 'x'.repeat(400) }, 100],
    ['a minute of sound', { input_audio: { data: base64(960_000), format: 'mp3' } }, 600],
    ['ten seconds of video', { video_url: { url: `data:video/mp4;base64,${base64(3_000_000)}` } }, 3_000],
    ['a document', { file: { file_data: `data:application/pdf;base64,${base64(100_000)}` } }, 2_000],
    ['an uploaded document', { file: { file_id: 'file-abc' } }, 2_000],
    ['sound somewhere', { audio_url: { url: 'https://example.com/a.wav' } }, 2_000],
  ])('goes by a rule of thumb for %s', (_, part, expected) => {
    const tokens = chat([part]);
    expect(tokens).toBeGreaterThanOrEqual(EMPTY + expected);
    expect(tokens).toBeLessThan(EMPTY + expected + 12);
  });

  it.each([
    ['a picture', { image_url: `data:image/png;base64,${base64(5_000_000)}`, detail: 'low' }, 85],
    ['a file', { file_url: 'https://example.com/a.pdf' }, 2_000],
    ['a picture that a model made', { result: base64(1_000_000) }, 765],
  ])('goes by it in Responses, too: %s', (_, part, expected) => {
    const tokens = input([part]);
    expect(tokens).toBeGreaterThanOrEqual(EMPTY + expected);
    expect(tokens).toBeLessThan(EMPTY + expected + 12);
  });

  it('ends at ten million tokens', () => {
    const files = { model: 'm', input: new Array(10_000).fill({ file_id: 'x' }) };
    expect(estimate('responses', files)).toBe(10_000_000);
  });

  it('takes for text what only has such a name, or only looks like such a value', () => {
    const text = `${'word '.repeat(800)}`;
    const tokens = EMPTY + 1_000;
    for (const part of [{ result: text }, { data: text }, { url: text }, { text: base64(3_000) }]) {
      expect(chat([part])).toBeGreaterThanOrEqual(tokens);
      expect(chat([part])).toBeLessThan(tokens + 4);
    }
    expect(chat([{ image_url: { url: 'https://a' } }, text])).toBeGreaterThan(765 + 1_000);
  });
});
