import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutMember, findMembers } from './json-members.ts';

const space = fc
  .array(fc.constantFrom(' ', '\n', '\r', '\t'), { maxLength: 2 })
  .map((parts) => parts.join(''));

/** A string as JSON text, each character plain or escaped. */
function written(text: string, escaped: readonly boolean[]): string {
  return `"${[...text]
    .map((character, index) => {
      if (character.length === 1 && (escaped[index % escaped.length] || character < ' ')) {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
      }
      return character === '"' || character === '\\' ? `\\${character}` : character;
    })
    .join('')}"`;
}

const stringOf = (...parts: readonly string[]) =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...parts), { maxLength: 5 }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
    )
    .map(([all, escaped]) => written(all.join(''), escaped));

const CHARACTERS = ['a', '"', '{', '}', '[', ']', ',', ':', 'é', '😀', '\n', 'model'];
const string = stringOf(...CHARACTERS, '\\');
/**
 * Without backslashes: `JSON.parse` of V8 14.6, which these tests compare with, takes a name that is written with an
 * escape for one with a backslash that it has met in the same place of another object.
 */
const name = stringOf(...CHARACTERS);

/** JSON text of any value, with white space wherever it may be. */
const { value } = fc.letrec<{ value: string; members: string }>((tie) => ({
  members: fc
    .array(fc.tuple(space, name, space, space, tie('value'), space), { maxLength: 3 })
    .map((all) => all.map(([a, key, b, c, one, d]) => `${a}${key}${b}:${c}${one}${d}`).join(',')),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('null', 'true', '-0.5e+3', '12345678901234567890', '""'),
    string,
    tie('members').map((members) => `{${members}}`),
    fc
      .array(fc.tuple(space, tie('value'), space), { maxLength: 3 })
      .map((all) => `[${all.map((parts) => parts.join('')).join(',')}]`),
  ),
}));

const NAMES = ['model', 'stream', 'usage', 'x', 'y', 'say "hi"', 'a\\b', '__proto__'];

/** The text of an object whose members have different names out of {@link NAMES}. */
const object = fc
  .tuple(
    space,
    fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(...NAMES),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
        value,
        fc.tuple(space, space, space, space),
      ),
      { selector: ([name]) => name, maxLength: 5 },
    ),
    space,
  )
  .map(([before, members, after]) => {
    const inside = members
      .map(([name, escaped, one, [a, b, c, d]]) => `${a}${written(name, escaped)}${b}:${c}${one}${d}`)
      .join(',');
    return `${before}{${inside}${members.length === 0 ? after : ''}}${after}`;
  });

describe('findMembers', () => {
  it('finds the members of any object with their values', () => {
    let found = 0;
    fc.assert(
      fc.property(object, (text) => {
        const parsed = JSON.parse(text) as Record<string, unknown>;
        const members = findMembers(text, new Set(NAMES));
        expect(members.map((member) => member.name)).toEqual(namesIn(text));
        for (const { name, valueStart, valueEnd } of members) {
          expect(JSON.parse(text.slice(valueStart, valueEnd))).toEqual(own(parsed, name));
          found++;
        }
      }),
      { numRuns: 1_000 },
    );
    expect(found).toBeGreaterThan(1_000);
  });

  it('lets a value be replaced, which gives the same object but for that member', () => {
    fc.assert(
      fc.property(object, fc.nat(), value, (text, which, other) => {
        const members = findMembers(text, new Set(NAMES));
        fc.pre(members.length > 0);
        const { name, valueStart, valueEnd } = members[which % members.length]!;
        const replaced = entries(text.slice(0, valueStart) + other + text.slice(valueEnd));
        expect(replaced).toEqual(
          entries(text).map(([key, one]) => [key, key === name ? JSON.parse(other) : one]),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells duplicates apart and sees through escapes in names', () => {
    const text = '{"model":"a","mod\\u0065l":"b","nested":{"model":"c"}}';
    expect(findMembers(text, new Set(['model'])).map((m) => text.slice(m.valueStart, m.valueEnd))).toEqual([
      '"a"',
      '"b"',
    ]);
  });
});

describe('cutMember', () => {
  it('gives the same object but for that member', () => {
    fc.assert(
      fc.property(object, fc.nat(), (text, which) => {
        const members = findMembers(text, new Set(NAMES));
        fc.pre(members.length > 0);
        const member = members[which % members.length]!;
        expect(entries(cutMember(text, member))).toEqual(
          entries(text).filter(([name]) => name !== member.name),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['{"usage":1}', '{}'],
    ['{"usage":1,"a":2}', '{"a":2}'],
    ['{"a":2,"usage":1}', '{"a":2}'],
    ['{"a":2 , "usage" : {"b":[1,2]} , "c":3}', '{"a":2  , "c":3}'],
  ])('cuts %s to %s', (text, cut) => {
    expect(cutMember(text, findMembers(text, new Set(['usage']))[0]!)).toBe(cut);
  });
});

function entries(text: string): [string, unknown][] {
  const parsed = JSON.parse(text) as Record<string, unknown>;
  return Object.keys(parsed).map((name) => [name, own(parsed, name)]);
}

function namesIn(text: string): string[] {
  return entries(text).map(([name]) => name);
}

function own(object: Record<string, unknown>, name: string): unknown {
  return Object.getOwnPropertyDescriptor(object, name)?.value;
}
