import { expect, it } from 'vitest';
import { acceptedEncoding } from './accepted-encoding.ts';
import type { Encoding } from './console-files.ts';

const ALL = new Set<Encoding>(['identity', 'br', 'gzip']);

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['*', 'br'],
  ['*;q=0, gzip', 'gzip'],
  ['identity', 'identity'],
  ['BR', 'br'],
  ['br;q=nonsense', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
])('to a client that accepts %j it is %s', (header, encoding) => {
  expect(acceptedEncoding(header, ALL)).toBe(encoding);
});

it('is one that there is', () => {
  expect(acceptedEncoding('br, gzip', new Set<Encoding>(['identity', 'gzip']))).toBe('gzip');
});
