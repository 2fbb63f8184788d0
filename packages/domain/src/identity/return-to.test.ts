import { describe, expect, it } from 'vitest';
import { parseReturnTo } from './return-to.ts';

describe('where to go after a sign-in', () => {
  it.each([
    '/',
    '/docs',
    '/console/organizations?tab=keys&q=a%20b#members',
    '/a/../b',
    '/%C3%A9',
    `/${'x'.repeat(511)}`,
  ])('allows %s as it is', (path) => {
    expect(parseReturnTo(path)).toBe(path);
  });

  it.each([
    ['nothing', ''],
    ['no slash', 'docs'],
    ['another origin', 'https://evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['a protocol-relative address', '//evil.example'],
    ['three slashes', '///evil.example'],
    ['a backslash', '/\\evil.example'],
    ['a backslash first', '\\\\evil.example'],
    ['a backslash later', '/docs\\..\\..'],
    ['two slashes later', '/docs//evil.example'],
    ['a dot segment before two slashes', '/.//evil.example'],
    ['a tab, which browsers drop', '/\t/evil.example'],
    ['a line break', '/docs\r\nset-cookie: a=b'],
    ['a leading space', ' /docs'],
    ['NUL', '/docs\0'],
    ['an encoded slash', '/%2Fevil.example'],
    ['an encoded backslash', '/%5Cevil.example'],
    ['an encoded line break', '/docs%0d%0aset-cookie:%20a=b'],
    ['a twice encoded slash', '/%252fevil.example'],
    ['a slash encoded beyond reason', `/%${'25'.repeat(8)}2fevil.example`],
    ['a malformed escape', '/%zz'],
    ['a lone encoded surrogate half', '/%ED%A0%80'],
    ['characters outside ASCII', '/é'],
    ['513 characters', `/${'x'.repeat(512)}`],
  ])('refuses %s', (_, path) => {
    expect(() => parseReturnTo(path)).toThrow(
      expect.objectContaining({ code: 'invalid_parameter', param: 'return_to' }),
    );
  });
});
