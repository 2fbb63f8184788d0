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
import { OpenAiEventReader } from '../openai/openai-event-reader.ts';
import { MAX_EVENT_BYTES } from './event-outline.ts';
import { type EventWriter, StreamTranslator } from './translating-stream.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Writes each delta but the start as an event of its own. */
const plainWriter: EventWriter = {
  events: (deltas) =>
    deltas
      .filter(({ kind }) => kind !== 'start')
      .map((delta) => `data: ${delta.kind}${'text' in delta ? ` ${delta.text}` : ''}\n\n`)
      .join(''),
  end: (usage) => `data: end ${usage?.outputTokens ?? 'unknown'}\n\n`,
};

class Translation {
  readonly passed: Uint8Array[] = [];
  readonly told: string[] = [];
  readonly translator: StreamTranslator;

  constructor(writer: EventWriter = plainWriter) {
    const reader = new OpenAiEventReader({ lastEvent: false, everyEvent: false }, true);
    this.translator = new StreamTranslator(reader, writer, {
      pass: (bytes) => this.passed.push(bytes),
      rejected: (words) => this.told.push(`rejected: ${words.message}`),
      untranslatable: (why) => this.told.push(why),
      observerFailed: (error) => this.told.push(`observer failed: ${(error as Error).message}`),
    });
  }

  push(chunk: string | Uint8Array, nowUs = 0): this {
    this.translator.push(typeof chunk === 'string' ? encoder.encode(chunk) : chunk, nowUs);
    return this;
  }

  get text(): string {
    return decoder.decode(joined(this.passed));
  }

  get released(): string {
    const before = this.passed.length;
    this.translator.release();
    return decoder.decode(joined(this.passed.slice(before)));
  }
}

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => token(text)) },
  { weight: 2, arbitrary: fc.nat({ max: 9 }).map((count) => token('t', usageCounts(3, count))) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ROLE,
      ': comment\n\n',
      finish(),
      usageEvent(3, 4),
      'event: ping\n\n',
      'data: {"choices":\ndata: []}\n\n',
      'data: {"choices":[{"delta"\n\n',
      errorEvent(),
    ),
  },
);
const stream = fc.record({
  pieces: fc.array(piece, { maxLength: 12 }),
  end: fc.constantFrom(
    DONE,
    `${finish()}${DONE}`,
    'data: [DONE]',
    '',
    'data: {"cho',
    `${DONE}data: late\n\n`,
  ),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
});

function run(bytes: Uint8Array, where: readonly number[] | 'every-byte') {
  const one = new Translation();
  for (const chunk of cutInto(bytes, where)) one.push(chunk, 1_000);
  const ended = one.translator.endInput(1_000);
  const before = one.text;
  const { gaps, ...state } = one.translator.state;
  const { generatedBytes } = one.translator;
  return { before, tail: one.released, ended, told: one.told, generatedBytes, state, gaps: gaps.summary() };
}

describe('StreamTranslator', () => {
  it('gives the same client bytes and the same state for any chunking of the same bytes', () => {
    fc.assert(
      fc.property(stream, cuts, ({ pieces, end, lineEnd }, where) => {
        const bytes = encoder.encode((pieces.join('') + end).replaceAll('\n', lineEnd));
        expect(run(bytes, where)).toEqual(run(bytes, []));
      }),
      { numRuns: 200 },
    );
  });

  it('writes what one read brings at once', () => {
    const one = new Translation().push(ROLE + token('a') + token('b'));
    expect(one.passed).toHaveLength(1);
    expect(one.text).toBe('data: text a\n\ndata: text b\n\n');
  });

  it('measures tokens, gaps, usage and bytes as the interceptor does', () => {
    const one = new Translation();
    one
      .push(token('a'), 10)
      .push(token('é', usageCounts(3, 2)), 25)
      .push(finish() + DONE, 30);
    const { state, generatedBytes } = one.translator;
    expect(state).toMatchObject({ firstTokenUs: 10, lastTokenUs: 25, finishReason: 'stop', terminal: true });
    expect(state.usage).toMatchObject({ inputTokens: 3, outputTokens: 2 });
    expect(state.gaps.summary()).toMatchObject({ maxUs: 15 });
    expect(generatedBytes).toBe(3);
  });

  describe('the beginning', () => {
    const starting: EventWriter = {
      ...plainWriter,
      events: (deltas) => deltas.map(({ kind }) => `data: ${kind}\n\n`).join(''),
    };

    it('waits for the first token, so that another deployment can still be tried', () => {
      const one = new Translation(starting).push(ROLE);
      expect(one.passed).toHaveLength(0);
      one.push(errorEvent(null, 'overloaded'));
      expect(one.passed).toHaveLength(0);
      expect(one.told).toEqual(['rejected: overloaded']);
      expect(new Translation(starting).push(ROLE).push(token('a')).text).toBe(
        'data: start\n\ndata: text\n\n',
      );
    });

    it('passes without a token when it is longer than any beginning', () => {
      const long: EventWriter = { ...plainWriter, events: () => `data: ${'x'.repeat(70_000)}\n\n` };
      expect(new Translation(long).push(ROLE).passed).toHaveLength(1);
    });
  });

  describe('the end', () => {
    it('is held until release, and counts as sent', () => {
      const one = new Translation().push(token('a') + finish() + usageEvent(3, 4) + DONE);
      expect(one.text).toBe('data: text a\n\ndata: finish\n\n');
      expect(one.translator.tailBytes).toBe('data: end 4\n\n'.length);
      expect(one.released).toBe('data: end 4\n\n');
      expect(one.translator.tailBytes).toBe(0);
    });

    it('drops what comes behind it', () => {
      const one = new Translation().push(token('a') + finish() + DONE + token('late')).push(token('later'));
      expect(one.released).toBe('data: end unknown\n\n');
      expect(one.translator.generatedBytes).toBe(1);
    });

    it('is written when the upstream ends with a finish and without a terminal event', () => {
      const one = new Translation().push(token('a') + finish().trimEnd());
      expect(one.translator.endInput(0)).toBe('finished');
      expect(one.released).toBe('data: finish\n\ndata: end unknown\n\n');
    });

    it.each([
      ['without a finish', token('a')],
      ['within an event', `${token('a')}data: {"choices":[{"del`],
    ])('is not written when the upstream ends %s', (_, text) => {
      const one = new Translation().push(text);
      expect(one.translator.endInput(0)).toBe('unfinished');
      expect(one.released).toBe('');
      expect(one.told).toEqual([]);
    });
  });

  it('rejects an error event in the middle, behind what came before it', () => {
    const one = new Translation().push(token('a') + errorEvent(null, 'broken') + token('b'));
    expect(one.text).toBe('data: text a\n\n');
    expect(one.told).toEqual(['rejected: broken']);
    expect(one.push(token('c')).translator.endInput(0)).toBe('rejected');
    expect(one.text).toBe('data: text a\n\n');
  });

  it('refuses an event that is not JSON: a gap in the answer would be seen by nobody', () => {
    const one = new Translation().push(token('a')).push('data: {"choices":[\n\n').push(token('b'));
    expect(one.told).toEqual(['malformed']);
    expect(one.text).toBe('data: text a\n\n');
  });

  it.each(['events', 'end'] as const)('fails when the writer throws in %s, and tells of it', (method) => {
    const broken: EventWriter = {
      ...plainWriter,
      [method]: () => {
        throw new Error('a bug');
      },
    };
    const one = new Translation(broken).push(token('a') + finish() + DONE);
    expect(one.told).toEqual(['observer failed: a bug', 'malformed']);
    expect(one.translator.endInput(0)).toBe('rejected');
  });

  it('translates an event of up to 8 MiB, and refuses a larger one', () => {
    const one = new Translation();
    const large = encoder.encode(token('x'.repeat(2_000_000)));
    for (let at = 0; at < large.length; at += 65_536) one.push(large.subarray(at, at + 65_536));
    expect(one.text).toHaveLength('data: text \n\n'.length + 2_000_000);
    const piece = encoder.encode('y'.repeat(MAX_EVENT_BYTES / 8 + 1));
    one.push('data: ');
    for (let i = 0; i < 8; i++) one.push(piece);
    expect(one.told).toEqual(['too large']);
  });

  it('takes comments for silence, and passes none on', () => {
    const one = new Translation().push(': waiting\n\n', 5).push(': wai', 6);
    expect(one.translator.heardUs).toBeNull();
    one.push('ting\n\ndata: {"ch', 9);
    expect(one.translator.heardUs).toBe(9);
    expect(one.text).toBe('');
  });

  it('knows the last event that the client was sent', () => {
    const one = new Translation();
    expect(one.translator.lastEvent).toBeNull();
    one.push(token('a') + token('data: b'));
    expect(one.translator.lastEvent).toBe('text data: b');
    one.push(event('[DONE]'));
    expect(one.translator.lastEvent).toBe('text data: b');
    one.translator.release();
    expect(one.translator.lastEvent).toBe('end unknown');
  });
});
