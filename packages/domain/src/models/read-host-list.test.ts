import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHostList } from './read-host-list.ts';

const hostsOf = (json: unknown) => readHostList(json)?.hosts;
const A = { name: 'a:8000', baseUrl: 'http://a:8000/v1', preset: null, models: ['m'], tags: [] };

describe('readHostList', () => {
  it('reads the map', () => {
    expect(hostsOf({ 'a:8000': { model: 'm', tags: ['gpu:h100', 'eu'], preset: 'vllm' } })).toEqual([
      { ...A, preset: 'vllm', tags: ['gpu:h100', 'eu'] },
    ]);
  });

  it.each([(list: unknown) => list, (data: unknown) => ({ data })])(
    'reads the list, in which a host is as often as it has models',
    (wrapped) => {
      const list = [
        { address: 'a:8000', model: 'm', tags: ['x'] },
        { address: 'http://a:8000/v1/', model: 'n', tags: ['x', 'y'] },
        { address: 'https://b.example', model: 'm' },
      ];
      expect(hostsOf(wrapped(list))).toEqual([
        { ...A, models: ['m', 'n'], tags: ['x', 'y'] },
        { ...A, name: 'https://b.example', baseUrl: 'https://b.example/v1' },
      ]);
    },
  );

  it.each([
    ['no model', { 'b:1': {} }],
    ['a model with a control character', { 'b:1': { model: 'm\n' } }],
    ['a password', { 'u:p@b:1': { model: 'm' } }],
    ['a query', { 'b:1?x': { model: 'm' } }],
    ['another scheme', { 'file:///etc': { model: 'm' } }],
    ['no port', { 'b:99999': { model: 'm' } }],
    ['a long name', { [`${'b'.repeat(300)}:1`]: { model: 'm' } }],
    ['no object', { 'b:1': 'm' }],
  ])('passes over an entry with %s, and counts it', (_, entry) => {
    expect(readHostList({ 'a:8000': { model: 'm' }, ...entry })).toEqual({ hosts: [A], refused: 1 });
  });

  it('keeps tags that can be shown, up to 32', () => {
    const tags = [
      'ok',
      7,
      'line\nbreak',
      'x'.repeat(65),
      '',
      'ok',
      ...Array.from({ length: 40 }, (_, i) => `${i}`),
    ];
    const [host] = hostsOf({ 'a:8000': { model: 'm', tags } })!;
    expect(host!.tags).toHaveLength(32);
    expect(host!.tags.slice(0, 2)).toEqual(['ok', '0']);
  });

  it('takes no preset that is none', () => {
    expect(hostsOf({ 'a:8000': { model: 'm', preset: 'constructor' } })).toEqual([A]);
  });

  it('takes at most 500 hosts', () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`h${i}:1`, { model: 'm' }]));
    expect(readHostList(many)).toMatchObject({ refused: 100, hosts: { length: 500 } });
  });

  it('never throws, and gives only base URLs of http and https', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        for (const { baseUrl } of readHostList(json)?.hosts ?? []) expect(baseUrl).toMatch(/^https?:\/\//);
      }),
      {
        examples: [
          [null],
          [[]],
          [{ data: [null, { address: 'a' }] }],
          [{ __proto__: { model: 'm' } } as never],
        ],
      },
    );
  });
});
