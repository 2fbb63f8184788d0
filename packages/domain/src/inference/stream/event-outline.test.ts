import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutInto, cuts } from '../__fixtures__/chunkings.ts';
import { EventOutline, MAX_EVENT_BYTES } from './event-outline.ts';

const encoder = new TextEncoder();

function outlineOf(
  event: string,
  where: readonly number[] | 'every-byte' = [],
  isFirst = false,
): EventOutline {
  const outline = new EventOutline(isFirst);
  for (const piece of cutInto(encoder.encode(event), where)) outline.push(piece);
  return outline;
}

const read = (event: string, where?: readonly number[] | 'every-byte') => outlineOf(event, where).readData();
const parse = (value: object) => JSON.parse(read(`data: ${JSON.stringify(value)}\n\n`)!) as unknown;

const text = fc.oneof(
  fc.string({ maxLength: 8, unit: 'grapheme' }),
  fc.constantFrom('"', '\\', '\\"', '\\\\"', '\n', '\u0001', '😀', '{"a":[', '"],'),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));
const object = fc.dictionary(text, value, { maxKeys: 5 });

describe('EventOutline', () => {
  it('is the same JSON for what is short and shallow, in any framing, spacing and chunking', () => {
    fc.assert(
      fc.property(
        object,
        cuts,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (json, where, end, spaced) => {
          const data = JSON.stringify(json, null, spaced ? '\t' : 0);
          const lines = data.split('\n').map((line) => `data:${spaced ? '' : ' '}${line}`);
          const event = ['id: 7', ': a "comment {', ...lines, 'event: x', '', ''].join(end);
          // As text: V8 14.6 can misread names with escapes.
          expect(read(event, where)).toBe(JSON.stringify(json));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('cuts strings without breaking the JSON, the same in any chunking', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 9 }),
        cuts,
        (pieces, shift, where) => {
          const long = 'a'.repeat(shift) + pieces.join('').repeat(2_000).slice(0, 6_000);
          const event = `data: ${JSON.stringify({ long, deep: [[[{ long }]]], last: 1 })}\n\n`;
          const outline = read(event, where);
          expect(outline).toBe(read(event));
          const {
            long: kept,
            deep,
            last,
          } = JSON.parse(outline!) as { long: string; deep: [[[{ long: string }]]]; last: 1 };
          // A character that is cut in half is replaced.
          expect(long.startsWith(kept.replace(/[\ufffd\ud800-\udfff]+$/, ''))).toBe(true);
          expect(long.startsWith(deep[0][0][0].long.replace(/[\ufffd\ud800-\udfff]+$/, ''))).toBe(true);
          expect(last).toBe(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('empties what is deep and shortens what is long', () => {
    const deep = { a: [{ b: { c: { gone: 'x' }, d: [1, 'x"'] }, e: [] }], f: 'after' };
    expect(parse(deep)).toEqual({ a: [{ b: { c: { gone: 'x' }, d: [1, 'x"'] }, e: [] }], f: 'after' });
    expect(parse({ z: deep })).toEqual({ z: { a: [{ b: { c: {}, d: [] }, e: [] }], f: 'after' } });
    const many = Array.from({ length: 50_000 }, (_, index) => ({ index, name: `name "${index}"` }));
    expect(parse({ many, after: { many, usage: 1 } })).toEqual({
      many: many.slice(0, 128),
      after: { many: many.slice(0, 128), usage: 1 },
    });
  });

  it('counts the text that it left out, and no base64', () => {
    const leftOut = (value: unknown) => outlineOf(`data: ${JSON.stringify(value)}\n\n`).leftOutBytes;
    expect(leftOut({ a: 'word '.repeat(1_000) })).toBe(5_000 - 4_096);
    expect(leftOut({ a: '語'.repeat(2_000) })).toBe(6_000 - 4_096);
    expect(leftOut({ a: 'data:image/png;base64,'.padEnd(90_000, 'AbC/+9') })).toBe(0);
    expect(leftOut({ a: [[[['b c', 'd']]]] })).toBe(0);
    expect(leftOut({ a: [[[[['b c', 'd', { e: 'base64==', f: 'g h' }]]]]] })).toBe(6);
  });

  it('counts the same text in any chunking, also of an event beyond the limit', () => {
    const event = `data: {"a":"${'é'.repeat(4_000)}${'some text '.repeat(850_000)}"}\n\n`;
    const whole = outlineOf(event);
    expect(whole.isTooLarge).toBe(true);
    expect(whole.leftOutBytes).toBeGreaterThan(8_000_000);
    expect(outlineOf(event, [1, 5_000, 5_001, 70_000, 8_388_607, 8_388_609]).leftOutBytes).toBe(
      whole.leftOutBytes,
    );
  });

  it('has a limit for the event and for the outline', () => {
    const limited = new EventOutline(false);
    limited.push(encoder.encode('data: {"a":"'));
    const piece = encoder.encode('x'.repeat(1024 * 1024));
    for (let sent = 0; sent < MAX_EVENT_BYTES; sent += piece.length) limited.push(piece);
    limited.push(encoder.encode('"}\n\n'));
    expect(limited).toMatchObject({ isTooLarge: true });
    expect(limited.readData()).toBeNull();
    const wide = Array.from({ length: 100 }, () => 'y'.repeat(4_000));
    expect(outlineOf(`data: ${JSON.stringify({ wide })}\n\n`).isTooLarge).toBe(true);
  });

  it('knows no data in a comment, and leaves a byte order mark out of the first event only', () => {
    expect(read(`: ${'x'.repeat(100)}\ndat\ndatax: 1\nid: data: 1\n\n`)).toBeNull();
    for (const where of [[], 'every-byte'] as const) {
      expect(outlineOf('\ufeffdata: {}\n\n', where, true).readData()).toBe('{}');
      expect(outlineOf('\ufeffdata: {}\n\n', where, false).readData()).toBeNull();
    }
  });
});
