import { describe, expect, it } from 'vitest';
import { aScan } from './__fixtures__/a-scan.ts';
import { toClientTags } from './client-tags.ts';
import type { Dialect } from './dialect.ts';
import { OPERATIONS } from './operations.ts';

const long = (length: number) => 'x'.repeat(length);

describe('toClientTags', () => {
  it.each([
    ['ada', { team: 'river', empty: '' }, { user: 'ada', tags: { team: 'river', empty: '' } }],
    [undefined, undefined, { user: null, tags: null }],
    ['', {}, { user: null, tags: null }],
    [7, 'x', { user: null, tags: null }],
    [null, ['a'], { user: null, tags: null }],
    [long(512), { [long(64)]: long(512) }, { user: long(512), tags: { [long(64)]: long(512) } }],
    [long(513), { [long(65)]: 'a', b: long(513), '': 'c', d: 7, e: { f: 'g' } }, { user: null, tags: null }],
  ])('keeps what is within the limits, of user %j and metadata %j', (user, metadata, expected) => {
    expect(toClientTags(user, metadata)).toEqual(expected);
  });

  it('keeps the first sixteen pairs', () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, 'v']));
    expect(Object.keys(toClientTags(null, many).tags!)).toEqual(
      Array.from({ length: 16 }, (_, i) => `k${i}`),
    );
  });
});

const JSON_DIALECTS = OPERATIONS.map(({ name, dialect }): [string, Dialect] => [name, dialect]).filter(
  ([, { form }]) => form === undefined,
);

describe.each(JSON_DIALECTS)('a request for %s', (_, dialect) => {
  const tagsOf = (text: string) =>
    dialect.parse(aScan(text.replace('{', '{"input":"x",'), dialect.members)).clientTags();

  /** Anthropic has the user within the metadata. */
  const told = dialect.name.startsWith('anthropic')
    ? '"user":"eve","metadata":{"user_id":"ada","team":"river"}'
    : '"user":"ada","metadata":{"team":"river"}';

  it('tells user and metadata', () => {
    expect(tagsOf(`{"model":"m",${told},"nested":{"user":"eve"}}`)).toEqual({
      user: 'ada',
      tags: { team: 'river' },
    });
    expect(tagsOf('{"model":"m"}')).toEqual({ user: null, tags: null });
  });

  it('does not read metadata of any size', () => {
    expect(tagsOf(`{"model":"m","metadata":{"a":"b","c":"${long(70_000)}"}}`).tags).toBeNull();
  });
});
