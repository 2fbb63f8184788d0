import { expect, it } from 'vitest';
import { cutUsage } from './cut-usage.ts';

const encoder = new TextEncoder();
const cut = (event: string, data: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(cutUsage(encoder.encode(event), data));

it('cuts the outermost usage and nothing else', () => {
  const data = '{"a":"é\\n","choices":[{"usage":1}],"usage":{"prompt_tokens":1}}';
  expect(cut(`\ufeffid: 1\r\ndata: ${data}\r\n\r\n`, data)).toBe(
    '\ufeffid: 1\r\ndata: {"a":"é\\n","choices":[{"usage":1}]}\r\n\r\n',
  );
});

it('puts an empty delta into an event without choices, and leaves every other', () => {
  const data = '{"choices": [ ],"usage":{"prompt_tokens":1},"timings":{"prompt_ms":21.50}}';
  expect(cut(`data: ${data}\n\n`, data)).toBe(
    'data: {"choices": [{"index":0,"delta":{},"finish_reason":null}],"timings":{"prompt_ms":21.50}}\n\n',
  );
  const other = '{"usage":1,"choices":[{"delta":{"content":"[]"}}]}';
  expect(cut(`data: ${other}\n\n`, other)).toBe('data: {"choices":[{"delta":{"content":"[]"}}]}\n\n');
});

it('keeps JSON that was spread over several data lines on several', () => {
  expect(cut('data: {"usage":1,\ndata: "a":2}\n\n', '{"usage":1,\n"a":2}')).toBe('data: {\ndata: "a":2}\n\n');
});

it('gives the same bytes when there is no usage', () => {
  const event = encoder.encode('data: {}\n\n');
  expect(cutUsage(event, '{}')).toBe(event);
});
