import { describe, expect, it } from 'vitest';
import {
  COMPLETION_BYTES,
  completionFixture,
  DELTAS_PER_STREAM,
  modelListFixture,
  parseDeltaText,
  requestBody,
  requestedVariant,
  streamFixture,
  VARIANT_COUNT,
} from './fixtures.ts';
import { messageRequestBody } from './message-fixtures.ts';

function parse(event: Buffer) {
  const text = event.toString();
  expect(text).toMatch(/^data: .*\n\n$/);
  return JSON.parse(text.slice(6));
}

describe('streamFixture', () => {
  it('has 50 content events of 211 B, numbered in order, of its variant, with null usage', () => {
    const { deltas } = streamFixture('bench-10ms', 5);
    expect(deltas).toHaveLength(DELTAS_PER_STREAM);
    for (const [index, event] of deltas.entries()) {
      const { choices, usage } = parse(event);
      expect(event).toHaveLength(211);
      expect(parseDeltaText(choices[0].delta.content)).toEqual({ variant: 5, index });
      expect(choices[0].finish_reason).toBeNull();
      expect(usage).toBeNull();
    }
  });

  it('ends with finish, usage and [DONE]', () => {
    const { finish, usage, done } = streamFixture('bench-0ms', 0);
    expect(parse(finish).choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(parse(usage)).toMatchObject({ choices: [], usage: { completion_tokens: DELTAS_PER_STREAM } });
    expect(done.toString()).toBe('data: [DONE]\n\n');
  });

  it('has no event in common with another variant but [DONE]', () => {
    const texts = (variant: number) => {
      const { deltas, finish } = streamFixture('bench-10ms', variant);
      return [...deltas, finish].map(String);
    };
    expect(new Set([...texts(1), ...texts(2)]).size).toBe(2 * (DELTAS_PER_STREAM + 1));
  });
});

describe('completionFixture', () => {
  it('is 600 B of JSON, different for each variant', () => {
    const bodies = Array.from({ length: VARIANT_COUNT }, (_, variant) =>
      completionFixture('bench-0ms', variant),
    );
    for (const body of bodies) {
      expect(body).toHaveLength(COMPLETION_BYTES);
      expect(JSON.parse(body.toString())).toMatchObject({ object: 'chat.completion', model: 'bench-0ms' });
    }
    expect(new Set(bodies.map(String)).size).toBe(VARIANT_COUNT);
  });
});

describe('requestBody', () => {
  it('asks for its variant', () => {
    const body = JSON.parse(requestBody('bench-0ms', 42, { stream: true, includeUsage: false }));
    expect(requestedVariant(body.messages)).toBe(42);
    expect(body.stream).toBe(true);
    expect(body).not.toHaveProperty('stream_options');
  });
  it('is understood when a translation made a part of the text', () => {
    const { content } = JSON.parse(messageRequestBody('bench-0ms', 42)).messages[0];
    expect(requestedVariant([{ role: 'user', content }])).toBe(42);
    expect(requestedVariant([{ role: 'user', content: [{ type: 'text', text: content }] }])).toBe(42);
    expect(requestedVariant([{ role: 'user', content: [null] }])).toBe(0);
  });
  it('asks for usage only when told', () => {
    const body = JSON.parse(requestBody('bench-0ms', 1, { stream: true, includeUsage: true }));
    expect(body.stream_options).toEqual({ include_usage: true });
  });
});

describe('modelListFixture', () => {
  it('lists the models', () => {
    const { data } = JSON.parse(modelListFixture().toString());
    expect(data.map(({ id }: { id: string }) => id)).toEqual(['bench-model', 'bench-10ms', 'bench-0ms']);
  });
});
