import { describe, expect, it } from 'vitest';
import { userAgentFamilyOf } from './user-agent-family.ts';

describe('userAgentFamilyOf', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'Safari',
    ],
  ])('knows a browser: %s', (userAgent, family) => {
    expect(userAgentFamilyOf(userAgent)).toBe(family);
  });

  it.each(['', 'curl/8.5.0', 'alice@example.com/1.0', '<script>/1', `${'a'.repeat(100_000)}/1`])(
    'keeps nothing of what is none: %.30s',
    (userAgent) => {
      expect(userAgentFamilyOf(userAgent)).toBeNull();
    },
  );
});
