import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutInto, cuts } from '../__fixtures__/chunkings.ts';
import { SseObserver } from './sse-observer.ts';

const encoder = new TextEncoder();

/** The data of every event and where each ends, as the observer sees them in these chunks. */
function observed(chunks: readonly Uint8Array[]): { data: string[]; ends: number[] } {
  const observer = new SseObserver();
  const data: string[] = [];
  const ends: number[] = [];
  let held: number[] = [];
  let offset = 0;
  for (const chunk of chunks) {
    let from: number = observer.beginChunk(chunk);
    if (from === 1) ends[ends.length - 1]! += 1;
    for (let end = observer.nextEventEnd(chunk, from); end !== -1; end = observer.nextEventEnd(chunk, from)) {
      expect(end).toBeGreaterThan(from);
      const one = observer.readData(Uint8Array.from([...held, ...chunk.subarray(from, end)]));
      if (one !== null) data.push(one);
      ends.push(offset + end);
      held = [];
      from = end;
    }
    held.push(...chunk.subarray(from));
    offset += chunk.length;
  }
  return { data, ends };
}

function parsed(bytes: Uint8Array): string[] {
  const data: string[] = [];
  const parser = createParser({ onEvent: (event) => data.push(event.data) });
  parser.feed(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  return data;
}

const text = fc
  .array(fc.constantFrom('a', ' ', ':', '"', '{', 'é', '€', '😀', '\u0000', 'data', '\ufeff'), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
const field = fc.constantFrom(
  'data: ',
  'data:',
  'data',
  'data :',
  'Data: ',
  'event: ',
  'id: ',
  'retry: ',
  ': ',
  ':',
  '',
);
const line = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(field, text).map(([name, value]) => name + value) },
  { weight: 2, arbitrary: fc.constant('') },
);
const lineEnd = fc.constantFrom('\n', '\r', '\r\n');
/** Streams of lines as servers write them and as they should not, sometimes cut off. */
const streams = fc
  .tuple(
    fc.constantFrom('', '\ufeff'),
    fc.array(fc.tuple(line, lineEnd), { maxLength: 16, size: 'max' }),
    text,
  )
  .map(([mark, lines, rest]) => encoder.encode(mark + lines.map(([one, end]) => one + end).join('') + rest));
/** Anything at all, with line ends and colons more often than not. */
const bytes = fc
  .array(fc.oneof(fc.constantFrom(10, 13, 58, 32, 100, 97, 116, 0xef, 0xbb, 0xbf), fc.nat({ max: 255 })), {
    maxLength: 60,
  })
  .map((codes) => Uint8Array.from(codes));

describe('SseObserver', () => {
  it('reads the same data as eventsource-parser from any stream in any chunking', () => {
    let events = 0;
    fc.assert(
      fc.property(fc.oneof(streams, bytes), cuts, (stream, where) => {
        fc.pre(!startsWithDecodedMark(stream));
        const { data } = observed(cutInto(stream, where));
        expect(data).toEqual(parsed(stream));
        events += data.length;
      }),
      { numRuns: 3_000 },
    );
    expect(events).toBeGreaterThan(500);
  });

  it('finds the same event ends in any chunking', () => {
    fc.assert(
      fc.property(fc.oneof(streams, bytes), cuts, (stream, where) => {
        expect(observed(cutInto(stream, where))).toEqual(observed([stream]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('cuts a stream into events that mean the same each by itself', () => {
    fc.assert(
      fc.property(streams, (stream) => {
        const { data, ends } = observed([stream]);
        const events = ends.map((end, index) => stream.slice(index === 0 ? 0 : ends[index - 1], end));
        // Only the mark at the very beginning is one; an event on its own must not begin with what looks like one.
        fc.pre(events.every((event, index) => index === 0 || event[0] !== 0xef));
        expect(events.flatMap(parsed)).toEqual(data);
      }),
    );
  });

  it('takes a CRLF that is split between two chunks for one line end', () => {
    const first = encoder.encode('data: 1\r\n\r');
    const second = encoder.encode('\ndata: 2\r\n\r\n');
    expect(observed([first, second])).toEqual({ data: ['1', '2'], ends: [11, 22] });
  });

  it('keeps the text "ï»¿" at the start, which eventsource-parser takes for a byte order mark', () => {
    const stream = encoder.encode('ï»¿data: 1\n\ndata: 2\n\n');
    expect(observed([stream]).data).toEqual(['2']);
    expect(parsed(stream)).toEqual(['1', '2']);
  });

  it('ignores a byte order mark at the start and nowhere else', () => {
    const mark = '\ufeff';
    expect(observed([encoder.encode(`${mark}data: 1\n\n${mark}data: 2\n\ndata: 3\n\n`)]).data).toEqual([
      '1',
      '3',
    ]);
  });

  it('gives an event without data no data, and one with an empty data field the empty string', () => {
    expect(observed([encoder.encode(': keepalive\n\nevent: ping\n\ndata\n\ndata:\n\n')]).data).toEqual([
      '',
      '',
    ]);
  });
});

/** The UTF-8 of the three characters ï»¿. */
function startsWithDecodedMark(stream: Uint8Array): boolean {
  return parsedStart(stream).startsWith('\u00ef\u00bb\u00bf');
}

function parsedStart(stream: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(stream.slice(0, 12));
}
