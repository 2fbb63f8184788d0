import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDomainError } from '../kernel/domain-error.ts';
import { aScan } from './__fixtures__/a-scan.ts';
import { JsonScan, MembersToRead } from './json-scan.ts';
import { RequestBody } from './request-body.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const NAMES = ['model', 'stream', 'say "hi"', 'a\\b', 'größe', '__proto__', 'x'];
const TO_READ = new MembersToRead(NAMES, ['messages']);

/** What the scan says of this text, read this many bytes at a time: the members by name, or null when it is refused. */
function scanned(text: string, step = Number.POSITIVE_INFINITY): Record<string, string> | null {
  const bytes = encoder.encode(text);
  const scan = new JsonScan(new RequestBody(bytes), TO_READ);
  try {
    while (!scan.advance(step));
  } catch (error) {
    if (isDomainError(error) && error.code === 'malformed_json') return null;
    throw error;
  }
  expect(bytes[scan.end]).toBe(0x7d);
  return Object.fromEntries(
    scan.members.map(({ name, valueStart, valueEnd }) => [
      name,
      decoder.decode(bytes.subarray(valueStart, valueEnd)),
    ]),
  );
}

/** The same by `JSON.parse`: the values written anew. */
function parsed(text: string): Record<string, string> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const own = Object.getOwnPropertyDescriptors(value);
  return Object.fromEntries(
    NAMES.filter((name) => name in own).map((name) => [name, JSON.stringify(own[name]!.value)]),
  );
}

function normalized(members: Record<string, string> | null): Record<string, string> | null {
  return (
    members &&
    Object.fromEntries(Object.entries(members).map(([name, one]) => [name, JSON.stringify(JSON.parse(one))]))
  );
}

/** White space, escapes and numbers as programs write them, and `JSON.stringify` does not. */
function rewritten(text: string, space: string): string {
  return text.replaceAll(/([,:[\]{}])(?=(?:[^"\\]|\\.|"(?:[^"\\]|\\.)*")*$)/g, `${space}$1${space}`);
}

const value = fc.jsonValue({ maxDepth: 4 });
const object = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES, 'messages'), fc.string()), value, {
  noNullPrototype: true,
});

/** Text that is nearly JSON: what matters to the grammar, in any order. */
const nearlyJson = fc
  .array(
    fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"', '\\', '\\u', '\\ud83d', '\\n', '\\x', '"x"', '"model":', '"a":'],
      ...[
        ' ',
        '\n',
        '\t',
        '\f',
        '\u0000',
        '\u00a0',
        '\ufeff',
        'é',
        '😀',
        'true',
        'false',
        'null',
        'nul',
        'True',
      ],
      ...[
        '0',
        '1',
        '-',
        '+',
        '.',
        'e',
        'E',
        '12',
        '01',
        '-0',
        '1.5',
        '1e5',
        '1E+5',
        '2e-3',
        '1e400',
        'NaN',
        '/**/',
      ],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('JsonScan', () => {
  it('accepts what JSON.parse accepts, and finds the same values', () => {
    fc.assert(
      fc.property(object, fc.constantFrom('', ' ', '\r\n\t'), (one, space) => {
        const text = rewritten(JSON.stringify(one), space);
        expect(normalized(scanned(text))).toEqual(parsed(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(
        nearlyJson,
        fc.constantFrom('', '{"x":', '{"model":1,', '{"a":[', '{"a":"'),
        (middle, start) => {
          const end = { '': '', '{"x":': '}', '{"model":1,': '}', '{"a":[': ']}', '{"a":"': '"}' }[start]!;
          const text = start + middle + end;
          const expected = parsed(text);
          expect(normalized(scanned(text)), text).toEqual(expected);
          seen[expected === null ? 'refused' : 'accepted']++;
        },
      ),
      { numRuns: 20_000 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(500);
  });

  it('refuses a body that is cut off anywhere', () => {
    fc.assert(
      fc.property(object, fc.nat(), (one, at) => {
        const bytes = encoder.encode(JSON.stringify(one));
        const cut = bytes.subarray(0, at % bytes.length);
        expect(() => new JsonScan(new RequestBody(cut), TO_READ).advance(bytes.length) || fail()).toThrow();
      }),
    );
    function fail(): never {
      throw new Error('It is not complete.');
    }
  });

  it('says the same however much it reads at a time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          object.map((one) => JSON.stringify(one)),
          nearlyJson,
        ),
        fc.integer({ min: 1, max: 7 }),
        (text, step) => {
          expect(scanned(text, step)).toEqual(scanned(text));
          if (scanned(text) === null) return;
          const whole = aScan(text, TO_READ);
          const scan = new JsonScan(new RequestBody(encoder.encode(text)), TO_READ);
          while (!scan.advance(step));
          expect(scan.estimatedTokens).toBe(whole.estimatedTokens);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('reads no further than it may, by one escape at most', () => {
    const bytes = encoder.encode(`{"x":"${'a'.repeat(1_000)}"}`);
    const scan = new JsonScan(new RequestBody(bytes), TO_READ);
    for (let step = 0; step < 100; step++) expect(scan.advance(10)).toBe(false);
    expect(scan.advance(10)).toBe(true);
  });

  it('tells of duplicates, and keeps two of any number', () => {
    const text = `{${'"model":0,'.repeat(1_000)}"mod\\u0065l":1,"x":2}`;
    const { members } = aScan(text, TO_READ);
    expect(members.map(({ name, isDuplicate }) => [name, isDuplicate])).toEqual([
      ['model', false],
      ['model', true],
      ['x', false],
    ]);
    expect(text.slice(members[1]!.valueStart, members[1]!.valueEnd)).toBe('1');
  });

  it('refuses an object that is nested more than 256 levels deep, whatever its size', () => {
    const nested = (levels: number) => `{"x":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    expect(scanned(nested(256))).not.toBeNull();
    expect(() => aScan(nested(257), TO_READ)).toThrow('nested more than 256 levels deep');
    expect(() => aScan(nested(1_000_000), TO_READ)).toThrow('nested more than 256 levels deep');
  });

  it.each(['[]', '"x"', '1', 'null', ' true'])('says that %s is no object', (text) => {
    expect(() => aScan(text, TO_READ)).toThrow('must be a JSON object');
  });
});
