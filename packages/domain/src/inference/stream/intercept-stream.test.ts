import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutInto, cuts, joined } from '../__fixtures__/chunkings.ts';
import {
  DONE,
  errorEvent,
  event,
  finish,
  ROLE,
  token,
  usageCounts,
  usageEvent,
} from '../__fixtures__/open-ai-events.ts';
import { OpenAiEventReader, type UsageAdded } from '../openai/openai-event-reader.ts';
import { OpenAiResponsesEventReader } from '../openai-responses/openai-responses-event-reader.ts';
import { MAX_EVENT_BYTES } from './event-outline.ts';
import {
  type InterceptorListener,
  MAX_HELD_EVENT_BYTES,
  MAX_PRELUDE_BYTES,
  StreamInterceptor,
} from './intercept-stream.ts';
import type { EventReader } from './stream-state.ts';

const NOTHING_ADDED: UsageAdded = { lastEvent: false, everyEvent: false };
const LAST_ADDED: UsageAdded = { lastEvent: true, everyEvent: false };
const EVERY_ADDED: UsageAdded = { lastEvent: true, everyEvent: true };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

class Interception {
  readonly passed: Uint8Array[] = [];
  readonly told: string[] = [];
  /** Whether what was passed is kept, not only counted. */
  keeps = true;
  pushedBytes = 0;
  passedBytes = 0;
  /** The most bytes that had come in and not gone out, before the terminal event. */
  mostHeld = 0;
  readonly interceptor: StreamInterceptor;

  constructor(
    added: UsageAdded = NOTHING_ADDED,
    reader: EventReader = new OpenAiEventReader(added),
    waitsForToken = false,
  ) {
    const listener: InterceptorListener = {
      pass: (bytes) => {
        // Not a copy: a socket keeps what it is given, so nothing may be written over it.
        if (this.keeps) this.passed.push(bytes);
        this.passedBytes += bytes.length;
      },
      rejected: (words) => this.told.push(`rejected: ${words.message}`),
      scrub: (text) => text.replaceAll('secret', '…'),
      observerFailed: (error) => this.told.push(`observer failed: ${(error as Error).message}`),
    };
    this.interceptor = new StreamInterceptor(reader, listener, waitsForToken);
  }

  push(chunk: string | Uint8Array, nowUs = 0): this {
    const bytes = typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
    this.pushedBytes += bytes.length;
    this.interceptor.push(bytes, nowUs);
    if (!this.interceptor.state.terminal)
      this.mostHeld = Math.max(this.mostHeld, this.pushedBytes - this.passedBytes);
    return this;
  }

  get tokens(): number {
    const { firstTokenUs, gaps } = this.interceptor.state;
    return firstTokenUs === null ? 0 : 1 + gaps.count;
  }

  get text(): string {
    return decoder.decode(joined(this.passed));
  }

  get released(): string {
    const before = this.passed.length;
    this.interceptor.release();
    return decoder.decode(joined(this.passed.slice(before)));
  }
}

/** One event, and what a client should get of it when Weir added all usage there is, or nothing. */
interface Piece {
  readonly wire: string;
  readonly stripped: string;
}

const same = (wire: string): Piece => ({ wire, stripped: wire });
const content = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('é€😀', '"usage":{', '\\', '"', '\n', 'data: [DONE]', '"error":{}', '', ' '),
);
const counts = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })).map(([i, o]) => usageCounts(i, o));
const withUsage = fc
  .tuple(content, counts, fc.boolean(), fc.boolean())
  .map(([text, usage, first, spaced]) => {
    const colon = spaced ? ': ' : ':';
    const comma = spaced ? ', ' : ',';
    const choices = `"choices"${colon}[{"index":0,"delta":{"content":${JSON.stringify(text)}},"finish_reason":null}]`;
    const member = `"usage"${colon}${JSON.stringify(usage)}`;
    // The comma goes with the member; white space behind that comma stays.
    return {
      wire: `data: {${first ? `${member},${choices}` : `${choices}${comma}${member}`}}\n\n`,
      stripped: `data: {${choices}}\n\n`,
    };
  });
const piece: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 6, arbitrary: content.map((text) => same(token(text))) },
  { weight: 3, arbitrary: withUsage },
  {
    weight: 2,
    arbitrary: counts.map((usage) => ({ ...same(usageEvent(usage.prompt_tokens, 1)), stripped: '' })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      same(ROLE),
      same(finish()),
      same(': comment\n\n'),
      same('event: ping\ndata: {}\nid: 7\n\n'),
      same('\n'),
      same('data: {"choices":[{"delta"\n\n'),
      same('data: {"choices":\ndata: []}\n\n'),
      same('data: [DONE] \n\n'),
    ),
  },
);
const framings = fc.constantFrom('\n', '\r\n', '\r');
const stream = fc.record({
  mark: fc.constantFrom('', '\ufeff'),
  pieces: fc.array(piece, { maxLength: 12 }),
  end: fc.constantFrom(
    DONE,
    'data: [DONE]',
    '',
    'data: {"cho',
    `${DONE}: tail\n\ndata: {"late":1}`,
    'data:[DONE]\n\n',
  ),
  lineEnd: framings,
});

function run(
  bytes: Uint8Array,
  where: readonly number[] | 'every-byte',
  added: UsageAdded,
  waitsForToken = false,
) {
  const one = new Interception(added, undefined, waitsForToken);
  for (const chunk of cutInto(bytes, where)) one.push(chunk, 1_000);
  const ended = one.interceptor.endInput(1_000);
  const before = one.text;
  const tail = one.released;
  const { gaps, ...rest } = one.interceptor.state;
  const { generatedBytes } = one.interceptor;
  return { before, tail, ended, told: one.told, generatedBytes, state: { ...rest, gaps: gaps.summary() } };
}

describe('StreamInterceptor', () => {
  it.each([
    ['unchanged when Weir added nothing', NOTHING_ADDED],
    ['without the usage that Weir added', EVERY_ADDED],
  ] as const)('passes the bytes of any stream in any chunking %s', (_, added) => {
    let altered = 0;
    fc.assert(
      fc.property(stream, cuts, ({ mark, pieces, end, lineEnd }, where) => {
        // A mark and a blank line are one event with what follows, which is to be passed on or not as a whole.
        fc.pre(mark === '' || pieces[0]?.wire !== '\n');
        const framed = (text: string) => text.replaceAll('\n', lineEnd);
        const terminal = /^data: ?\[DONE\]/.test(end);
        const wire = framed(pieces.map((one) => one.wire).join(''));
        const expected = added === NOTHING_ADDED ? wire : framed(pieces.map((one) => one.stripped).join(''));
        const got = run(encoder.encode(mark + wire + framed(end)), where, added);
        // The mark goes where the event goes that it stands before. Comments wait for the first event.
        const isCut = (one: Piece) => one.stripped === '' && added === EVERY_ADDED;
        const waits = pieces.every((one) => isCut(one) || one.wire.startsWith(':') || one.wire === '\n');
        const markIsCut = pieces[0] !== undefined && isCut(pieces[0]);
        const whole = (markIsCut ? '' : mark) + expected;
        expect(got.before).toBe(waits ? '' : whole);
        if (terminal) expect(got.tail).toBe((waits ? whole : '') + framed(end));
        expect(got.told.filter((what) => what.startsWith('observer'))).toEqual([]);
        if (wire !== expected) altered++;
      }),
      { numRuns: 1_500 },
    );
    if (added === EVERY_ADDED) expect(altered).toBeGreaterThan(300);
  });

  it('gives the same client bytes and the same state for any chunking of the same bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.constant(same(errorEvent())), fc.constant(same(DONE))), { maxLength: 8 }),
        framings,
        cuts,
        fc.constantFrom(NOTHING_ADDED, LAST_ADDED, EVERY_ADDED),
        fc.boolean(),
        (pieces, lineEnd, where, added, waits) => {
          const bytes = encoder.encode(pieces.map((one) => one.wire.replaceAll('\n', lineEnd)).join(''));
          expect(run(bytes, where, added, waits)).toEqual(run(bytes, [], added, waits));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('waits for the first token or finish where that is asked, and passes the same bytes', () => {
    let waited = 0;
    fc.assert(
      fc.property(
        stream,
        cuts,
        fc.constantFrom(NOTHING_ADDED, EVERY_ADDED),
        ({ mark, pieces, end, lineEnd }, where, added) => {
          const wire = mark + pieces.map((one) => one.wire).join('') + end;
          const bytes = encoder.encode(wire.replaceAll('\n', lineEnd));
          const plain = run(bytes, where, added);
          const { before, tail, ...rest } = run(bytes, where, added, true);
          expect(rest).toMatchObject({ ended: plain.ended, state: plain.state, told: plain.told });
          if (plain.state.firstTokenUs !== null || plain.state.finishReason !== null)
            expect([before, tail]).toEqual([plain.before, plain.tail]);
          else {
            expect(before).toBe('');
            if (plain.ended === 'finished') expect(tail).toBe(plain.before + plain.tail);
            waited++;
          }
        },
      ),
      { numRuns: 1_000 },
    );
    expect(waited).toBeGreaterThan(50);
  });

  it('passes what comes before the first token once it is too long to hold', () => {
    const one = new Interception(undefined, undefined, true);
    for (let sent = 0; sent <= MAX_PRELUDE_BYTES; sent += ROLE.length) {
      expect(one.text).toBe('');
      one.push(ROLE);
    }
    expect(one.text.length).toBeGreaterThan(MAX_PRELUDE_BYTES);
    expect(one.push(errorEvent()).told).toEqual([]);
  });

  it('rejects an error before the first token, where that is waited for', () => {
    const one = new Interception(undefined, undefined, true).push(ROLE).push(errorEvent(429, 'Slow down.'));
    expect(one.told).toEqual(['rejected: Slow down.']);
    expect(one.text).toBe('');
  });

  it('times each token by the read that completed its event', () => {
    const one = new Interception();
    const bytes = encoder.encode(ROLE + token('a') + token('b') + token('c'));
    const ends = [ROLE, token('a'), token('b'), token('c')].map(
      (_, index, all) => encoder.encode(all.slice(0, index + 1).join('')).length,
    );
    for (let at = 0; at < bytes.length; at++) one.push(bytes.slice(at, at + 1), (at + 1) * 10);
    const { state } = one.interceptor;
    expect(state.firstTokenUs).toBe(ends[1]! * 10);
    expect(state.lastTokenUs).toBe(ends[3]! * 10);
    expect(state.gaps.summary()).toMatchObject({ count: 2, maxUs: (ends[3]! - ends[2]!) * 10 });
  });

  it('writes once for a read that holds whole events', () => {
    const one = new Interception();
    one.push(token('a') + token('b') + token('c'));
    expect(one.passed).toHaveLength(1);
  });

  describe('what it holds', () => {
    it('never exceeds the limit, for an event of 5 MB a byte at a time', () => {
      const one = new Interception(EVERY_ADDED);
      one.keeps = false;
      one.push(ROLE);
      const giant = encoder.encode(token('x'.repeat(5_000_000)));
      for (let at = 0; at < giant.length; at++) one.push(giant.subarray(at, at + 1));
      expect(one.mostHeld).toBeLessThanOrEqual(MAX_HELD_EVENT_BYTES);
      expect(one.passedBytes).toBe(ROLE.length + giant.length);
      expect(one.tokens).toBe(1);
      one.push(token('after') + usageEvent(1, 2) + DONE);
      expect(one.interceptor.state.usage).toMatchObject({ inputTokens: 1, outputTokens: 2 });
    });

    it('never exceeds the limit, for events of any size in any chunking', () => {
      const sizes = fc.array(
        fc.oneof(fc.nat({ max: 300 }), fc.integer({ min: 65_000, max: 66_500 }), fc.constant(200_000)),
        { minLength: 1, maxLength: 4 },
      );
      fc.assert(
        fc.property(sizes, fc.array(fc.nat({ max: 400_000 }), { maxLength: 12 }), (lengths, where) => {
          const wire = ROLE + lengths.map((length) => token('y'.repeat(length))).join('');
          const one = new Interception();
          for (const chunk of cutInto(encoder.encode(wire), where)) one.push(chunk);
          expect(one.mostHeld).toBeLessThanOrEqual(MAX_HELD_EVENT_BYTES);
          expect(one.text).toBe(wire);
        }),
        { numRuns: 60 },
      );
    });

    it('is nothing of a first event that is too large, behind which there is no byte order mark', () => {
      const one = new Interception().push(`data: ${'x'.repeat(70_000)}\n\n\ufeff${DONE}${DONE}`);
      expect(one.interceptor.tailBytes).toBe(DONE.length);
    });

    it('stays bounded behind the terminal event, and is cut there without a gap', () => {
      const one = new Interception();
      one.push(DONE + 'z'.repeat(1_000_000));
      one.push('small');
      for (let count = 0; count < 100; count++) one.push('w'.repeat(10_000));
      expect(one.interceptor.tailBytes).toBe(DONE.length);
      expect(one.released).toBe(DONE);
      one.push('late');
      expect(one.text).toBe(DONE);
    });

    it.each([1, 1_000, 70_000, 10_000_000])(
      'is a last event with a whole answer in it, %i bytes at a time: read, and held until release',
      (size) => {
        const created = 'event: response.created\ndata: {"type":"response.created","response":{}}\n\n';
        const response = { status: 'completed', usage: { input_tokens: 3, output_tokens: 9 } };
        const data = { type: 'response.completed', response: { ...response, output: 'x'.repeat(200_000) } };
        const last = `event: response.completed\ndata: ${JSON.stringify(data)}\n\n`;
        const one = new Interception(NOTHING_ADDED, new OpenAiResponsesEventReader());
        const bytes = encoder.encode(created + last);
        for (let at = 0; at < bytes.length; at += size) one.push(bytes.subarray(at, at + size));
        expect(one.text).toBe(created);
        expect(one.interceptor.state).toMatchObject({
          terminal: true,
          finishReason: 'completed',
          usage: { inputTokens: 3, outputTokens: 9 },
        });
        expect(one.released).toBe(last);
      },
    );

    it.each([
      ['without an event line', 'data: {"type":"response.completed",'],
      ['spaced', 'event:response.completed\ndata: { "type" : "response.completed",'],
      ['with the type behind other members', 'data: {"sequence_number":9,"type":"response.completed",'],
    ])('is the end of a large last event %s, so that it is not complete before release', (_, beginning) => {
      const created = 'event: response.created\ndata: {"type":"response.created","response":{}}\n\n';
      const usage = '"usage":{"input_tokens":3,"output_tokens":9}';
      const last = `${beginning}"response":{"status":"completed","x":"${'x'.repeat(200_000)}",${usage}}}\n\n`;
      for (const size of [1_000, 70_000, 10_000_000]) {
        const one = new Interception(NOTHING_ADDED, new OpenAiResponsesEventReader());
        const bytes = encoder.encode(created + last);
        for (let at = 0; at < bytes.length; at += size) one.push(bytes.subarray(at, at + size));
        expect(one.interceptor.state).toMatchObject({ terminal: true, usage: { outputTokens: 9 } });
        expect(one.text.slice(created.length)).not.toContain('}');
        one.interceptor.release();
        expect(one.text).toBe(created + last);
      }
    });

    it('has a limit for a last event, too', () => {
      const one = new Interception(NOTHING_ADDED, new OpenAiResponsesEventReader());
      one.push('event: response.completed\ndata: {"type":"response.completed","response":"');
      const piece = 'x'.repeat(64 * 1024);
      for (let sent = 0; sent <= MAX_EVENT_BYTES; sent += piece.length) one.push(piece);
      expect(one.mostHeld).toBeLessThanOrEqual(MAX_EVENT_BYTES);
      expect(one.interceptor.betweenEvents).toBe(false);
      one.push('"}\n\n');
      expect(one.interceptor.state.terminal).toBe(false);
      expect(one.tokens).toBe(1);
    });

    it('is the incomplete event, so that another can be put in before it', () => {
      const one = new Interception();
      one.push(`${token('a')}data: {"half`);
      expect(one.text).toBe(token('a'));
      expect(one.interceptor.betweenEvents).toBe(true);
      one.push('x'.repeat(70_000));
      expect(one.interceptor.betweenEvents).toBe(false);
      one.push('\n\n');
      expect(one.interceptor.betweenEvents).toBe(true);
    });
  });

  describe('a large event', () => {
    const sizes = [997, 65_536, 10_000_000];
    const toolCall = (bytes: number, usage: object | null, finishReason: string | null = 'tool_calls') =>
      event({
        model: 'm',
        choices: [
          {
            index: 0,
            delta: {
              tool_calls: [{ index: 0, function: { name: 'f', arguments: '{"a":"é\\n'.repeat(bytes / 10) } }],
            },
            finish_reason: finishReason,
          },
        ],
        usage,
      });
    const sent = (wire: string, size: number, added = LAST_ADDED) => {
      const one = new Interception(added);
      const bytes = encoder.encode(wire);
      for (let at = 0; at < bytes.length; at += size) one.push(bytes.subarray(at, at + size), 1_000);
      return one;
    };

    it.each(sizes)('is read for its finish, usage and model, %i bytes at a time', (size) => {
      // With its escapes the larger one is just below 8 MiB.
      for (const large of [90_000, 5_900_000]) {
        const wire = ROLE + toolCall(large, usageCounts(7, 21_000));
        const one = sent(wire + DONE, size);
        expect(one.interceptor.state).toMatchObject({
          finishReason: 'tool_calls',
          usage: { inputTokens: 7, outputTokens: 21_000 },
          model: 'm',
          terminal: true,
        });
        expect(one.tokens).toBe(1);
        expect(one.text).toBe(wire);
        expect(one.released).toBe(DONE);
      }
    });

    it.each(sizes)('finishes a stream without a terminal event, %i bytes at a time', (size) => {
      for (const wire of [ROLE + toolCall(90_000, null), ROLE + toolCall(90_000, null).trimEnd()]) {
        const one = sent(wire, size);
        expect(one.interceptor.endInput(0)).toBe('finished');
        one.interceptor.release();
        expect(one.text).toBe(wire);
      }
      const cut = sent(ROLE + toolCall(90_000, null).slice(0, -9), size);
      expect(cut.interceptor.endInput(0)).toBe('unfinished');
    });

    it.each(sizes)('is rejected as the first event when it is an error, %i bytes at a time', (size) => {
      const large = event({
        id: 'gen',
        extra: 'x'.repeat(300_000),
        error: { message: 'Too busy.', code: 429 },
      });
      for (const wire of [large, `: waiting\n\n${large}`, usageEvent(1, 0) + large, large.trimEnd()]) {
        const one = sent(wire, size);
        one.interceptor.endInput(0);
        expect(one.told).toEqual(['rejected: Too busy.']);
        expect(one.text).toBe('');
      }
    });

    it('is an error that passes when it comes later, without what the client must not see', () => {
      const large = (secret: string) =>
        event({ error: { message: `The key ${secret} failed.`, more: 'x'.repeat(100_000) } });
      for (const size of sizes) {
        const one = sent(token('a') + large('secret'), size);
        expect(one.text).toBe(token('a') + large('…'));
        expect(one.interceptor.state.failed).toBe(true);
      }
    });

    it('passes as the first event once it is complete', () => {
      const wire = toolCall(90_000, null);
      const one = new Interception().push(wire.slice(0, 80_000));
      expect(one.text).toBe('');
      expect(one.interceptor.betweenEvents).toBe(true);
      expect(one.push(wire.slice(80_000)).text).toBe(wire);
    });

    it('is content when it is larger than 8 MiB, whatever is in it', () => {
      const wire = token('a') + toolCall(MAX_EVENT_BYTES * 1.2, usageCounts(1, 1));
      for (const size of [65_536, 20_000_000]) {
        const one = sent(wire + DONE, size);
        expect(one.interceptor.state).toMatchObject({ finishReason: null, usage: null });
        expect(one.tokens).toBe(2);
        expect(one.text).toBe(wire);
        // What stands in the first 8 MiB of it, of which escapes are four bytes in fourteen.
        expect(one.interceptor.generatedBytes / MAX_EVENT_BYTES).toBeCloseTo(10 / 14, 3);
      }
    });

    it.each(sizes)('counts for an estimate what it says, not what it repeats, %i bytes at a time', (size) => {
      const text = 'a word '.repeat(20_000);
      const one = new Interception(NOTHING_ADDED, new OpenAiResponsesEventReader());
      const bytes = encoder.encode(
        [
          { type: 'response.created', response: {} },
          { type: 'response.output_text.delta', delta: text },
          { type: 'response.output_text.done', text },
          { type: 'response.output_item.done', item: { content: [{ type: 'output_text', text }] } },
          {
            type: 'response.completed',
            response: { output: [{ content: [{ type: 'output_text', text }] }] },
          },
        ]
          .map(event)
          .join(''),
      );
      for (let at = 0; at < bytes.length; at += size) one.push(bytes.subarray(at, at + size));
      expect(one.interceptor.generatedBytes).toBe(text.length);
    });

    it('keeps the usage that Weir asked for: its bytes have passed', () => {
      const large = toolCall(90_000, usageCounts(1, 2), null);
      for (const wire of [large, ROLE + large]) {
        for (const size of sizes) {
          const one = sent(wire, size, EVERY_ADDED);
          expect(one.text).toBe(wire);
          expect(one.interceptor.state.usage).toMatchObject({ outputTokens: 2 });
          expect(one.told).toEqual([]);
        }
      }
    });

    it('gives the same client bytes and the same state for any chunking of the same bytes', () => {
      const large = fc.oneof(
        fc
          .tuple(fc.integer({ min: 64_000, max: 200_000 }), fc.boolean())
          .map(([bytes, isLast]) =>
            toolCall(bytes, isLast ? usageCounts(bytes, 1) : null, isLast ? 'stop' : null),
          ),
        fc.integer({ min: 65_300, max: 65_600 }).map((bytes) => token('y'.repeat(bytes))),
        fc.constantFrom(
          errorEvent(500, `secret ${'x'.repeat(70_000)}`),
          event({ x: 'x'.repeat(70_000), error: { message: 'secret' } }),
          event({ x: 'x'.repeat(70_000), choices: [], usage: usageCounts(1, 1) }),
          `: ${'x'.repeat(70_000)}\n\n`,
          `data: {"choices":[{"delta":{"content":"${'z'.repeat(70_000)}`,
        ),
      );
      const wires = fc.array(
        fc.oneof({ weight: 2, arbitrary: large }, { weight: 3, arbitrary: piece.map((one) => one.wire) }),
        { minLength: 1, maxLength: 5 },
      );
      const places = fc.array(fc.nat({ max: 700_000 }), { maxLength: 20, size: 'max' });
      fc.assert(
        fc.property(
          wires,
          framings,
          places,
          fc.constantFrom(LAST_ADDED, EVERY_ADDED),
          (all, lineEnd, where, added) => {
            const bytes = encoder.encode(all.join('').replaceAll('\n', lineEnd));
            const { before, tail, ...rest } = run(bytes, where, added);
            const { before: wholeBefore, tail: wholeTail, ...whole } = run(bytes, [], added);
            expect(rest).toEqual(whole);
            // What has passed of an event that is cut short by the end depends on the reads.
            if (whole.ended === 'finished') expect(before + tail === wholeBefore + wholeTail).toBe(true);
          },
        ),
        { numRuns: 150 },
      );
    });
  });

  describe('comments', () => {
    const waiting = ': PROCESSING\n\n';

    it('wait for the first event and go out before it, in order', () => {
      for (const where of [[], 'every-byte', [5, 16, 20]] as const) {
        for (const lineEnd of ['\n', '\r\n', '\r']) {
          const wire = (waiting + waiting + token('a') + waiting + token('b')).replaceAll('\n', lineEnd);
          const one = new Interception();
          const firstLength = wire.indexOf('data');
          for (const chunk of cutInto(encoder.encode(wire.slice(0, firstLength)), where)) one.push(chunk);
          expect(one.text).toBe('');
          for (const chunk of cutInto(encoder.encode(wire.slice(firstLength)), where)) one.push(chunk);
          expect(one.text).toBe(wire);
        }
      }
    });

    it('do not give away the status before an error', () => {
      const one = new Interception().push(waiting).push(waiting).push(errorEvent(429, 'Slow down.'));
      expect(one.told).toEqual(['rejected: Slow down.']);
      expect(one.text).toBe('');
    });

    it('go out with a terminal event that is the first', () => {
      const one = new Interception().push(waiting + DONE);
      expect(one.text).toBe('');
      expect(one.interceptor.tailBytes).toBe((waiting + DONE).length);
      expect(one.released).toBe(waiting + DONE);
    });

    it('pass when there are too many to hold', () => {
      const one = new Interception();
      let wire = '';
      while (wire.length <= MAX_PRELUDE_BYTES) {
        expect(one.text).toBe('');
        one.push(waiting);
        wire += waiting;
      }
      expect(one.text).toBe(wire);
    });

    it('are silence, whole and in part', () => {
      const one = new Interception();
      one.push(waiting.slice(0, 4), 1).push(waiting.slice(4), 2).push('\n', 3).push(waiting, 4);
      expect(one.interceptor.heardUs).toBeNull();
      one.push('data: {"half', 5);
      expect(one.interceptor.heardUs).toBe(5);
      one.push('":1}\n\n', 6).push(waiting, 7).push(': half', 8);
      expect(one.interceptor.heardUs).toBe(6);
      one.push('\ndata: {}\n\n', 9).push(': behind', 10);
      expect(one.interceptor.heardUs).toBe(9);
    });
  });

  describe('usage', () => {
    it('drops the usage-only event exactly when Weir asked for it', () => {
      const wire = token('a') + finish() + usageEvent(3, 1);
      expect(new Interception(LAST_ADDED).push(wire).text).toBe(token('a') + finish());
      expect(new Interception(NOTHING_ADDED).push(wire).text).toBe(wire);
      expect(new Interception({ lastEvent: false, everyEvent: true }).push(wire).text).toBe(wire);
    });

    it('leaves usage that comes with the finish to the client', () => {
      const wire = token('a', usageCounts(1, 1));
      expect(new Interception(LAST_ADDED).push(wire).text).toBe(wire);
    });

    it('leaves "usage":null in place', () => {
      expect(new Interception(EVERY_ADDED).push(token('a')).text).toBe(token('a'));
    });

    it('cuts continuous usage and not another byte of the event', () => {
      const one = new Interception(EVERY_ADDED);
      one.push(
        'id: 5\r\nevent: delta\r\ndata: {"big":12345678901234567890, "usage" : {"prompt_tokens":1} ,"choices":[ {} ]}\r\n\r\n',
      );
      expect(one.text).toBe(
        'id: 5\r\nevent: delta\r\ndata: {"big":12345678901234567890 ,"choices":[ {} ]}\r\n\r\n',
      );
      expect(one.interceptor.state.usage).toMatchObject({ inputTokens: 1, outputTokens: null });
    });

    it('drops a usage event without its line ends at the end of the input', () => {
      const one = new Interception(LAST_ADDED);
      one.push(token('a') + finish() + usageEvent(3, 1).trimEnd());
      expect(one.interceptor.endInput(0)).toBe('finished');
      expect(one.released).toBe('');
      expect(one.interceptor.state.usage).toMatchObject({ outputTokens: 1 });
    });
  });

  describe('the terminal event', () => {
    it('is held until release, with what follows it', () => {
      const one = new Interception();
      one.push(`${token('a')}${DONE}: more\n\n`);
      one.push('and more');
      expect(one.text).toBe(token('a'));
      expect(one.interceptor.state.terminal).toBe(true);
      expect(one.interceptor.tailBytes).toBe(`${DONE}: more\n\nand more`.length);
      expect(one.released).toBe(`${DONE}: more\n\nand more`);
      one.push(' at last');
      expect(one.text.endsWith(' at last')).toBe(true);
    });

    it('counts without its line ends when the input ends', () => {
      const one = new Interception();
      one.push(`${token('a')}data: [DONE]`);
      expect(one.interceptor.state.terminal).toBe(false);
      expect(one.interceptor.endInput(0)).toBe('finished');
      expect(one.text).toBe(token('a'));
      expect(one.released).toBe('data: [DONE]');
    });

    it('is not needed after a finish', () => {
      const one = new Interception().push(token('a') + finish());
      expect(one.interceptor.endInput(0)).toBe('finished');
    });
  });

  describe('an input that ends too early', () => {
    it('is unfinished, and the incomplete event is dropped', () => {
      const one = new Interception().push(`${token('a')}data: {"cho`);
      expect(one.interceptor.endInput(0)).toBe('unfinished');
      expect(one.text).toBe(token('a'));
      expect(one.released).toBe('');
    });

    it('is unfinished when nothing came at all', () => {
      expect(new Interception().interceptor.endInput(0)).toBe('unfinished');
    });
  });

  describe('an error event', () => {
    it('is told and not passed when it is the first event', () => {
      const one = new Interception().push(errorEvent('overloaded') + token('late') + DONE);
      expect(one.told).toEqual(['rejected: The engine failed.']);
      expect(one.text).toBe('');
      one.push(token('later'));
      expect(one.text).toBe('');
    });

    it('is told and not passed when only an event that Weir took out came before it', () => {
      for (const where of [[], 'every-byte'] as const) {
        const one = new Interception(LAST_ADDED);
        for (const chunk of cutInto(encoder.encode(usageEvent(1, 0) + errorEvent()), where)) one.push(chunk);
        expect(one.told).toHaveLength(1);
        expect(one.text).toBe('');
      }
    });

    it('passes when it comes later, and the stream does not count as finished any more', () => {
      const one = new Interception().push(token('a') + finish() + errorEvent());
      expect(one.text).toBe(token('a') + finish() + errorEvent());
      expect(one.told).toEqual([]);
      expect(one.interceptor.endInput(0)).toBe('unfinished');
      expect(one.interceptor.state.failed).toBe(true);
    });

    it('passes without what the client must not see', () => {
      const leak = (secret: string) =>
        `id: 1\nevent: error\ndata: {"error":{"message":"No, ${secret}!","code":12345678901234567890,"more":["${secret}"]}}\n\n`;
      for (const where of [[], 'every-byte'] as const) {
        const one = new Interception();
        for (const chunk of cutInto(encoder.encode(token('a') + leak('\\u0073ecret') + token('b')), where))
          one.push(chunk);
        expect(one.text.replace('12345678901234567000', '12345678901234567890')).toBe(
          token('a') + leak('…') + token('b'),
        );
      }
      expect(new Interception().push(token('a') + leak('x')).text).toBe(token('a') + leak('x'));
    });

    it('is scrubbed also when it is the terminal event', () => {
      const failed = (secret: string) =>
        `event: response.failed\ndata: {"type":"response.failed","response":{"error":{"message":"${secret}"}}}\n\n`;
      const one = new Interception(NOTHING_ADDED, new OpenAiResponsesEventReader());
      one.push('data: {"type":"response.created","response":{}}\n\n').push(failed('secret'));
      expect(one.released).toBe(failed('…'));
    });

    it('is told and not passed when the input ends within its line ends', () => {
      const one = new Interception().push(token('a') + errorEvent().trimEnd());
      expect(one.interceptor.endInput(0)).toBe('rejected');
      expect(one.told).toEqual(['rejected: The engine failed.']);
      expect(one.text).toBe(token('a'));
    });
  });

  describe('a dialect that throws', () => {
    const broken: EventReader = {
      generatedBytes: 0,
      read: () => {
        throw new TypeError('a bug of ours');
      },
      cut: (event) => event,
      holdsWhole: () => false,
    };

    it('never breaks the stream, and is told of once', () => {
      fc.assert(
        fc.property(stream, cuts, ({ pieces, end }, where) => {
          const wire = ROLE + pieces.map((one) => one.wire).join('') + end;
          const one = new Interception(EVERY_ADDED, broken);
          for (const chunk of cutInto(encoder.encode(wire), where)) one.push(chunk);
          expect(wire.startsWith(one.text)).toBe(true);
          expect(one.text.length).toBeGreaterThanOrEqual(
            wire.lastIndexOf('\n\n') + 2 - (wire.includes('\n\n') ? 0 : 2),
          );
          expect(one.told.length).toBeLessThanOrEqual(1);
        }),
        { numRuns: 200 },
      );
    });

    it('may throw while it cuts usage: the event then passes whole', () => {
      const reader = new OpenAiEventReader(EVERY_ADDED);
      const one = new Interception(EVERY_ADDED, {
        generatedBytes: 0,
        read: (data) => reader.read(data),
        holdsWhole: () => false,
        cut: () => {
          throw new RangeError('a bug of ours');
        },
      });
      const wire = token('a', usageCounts(1, 1));
      one.push(wire);
      expect(one.text).toBe(wire);
      expect(one.told).toEqual(['observer failed: a bug of ours']);
    });
  });
});
