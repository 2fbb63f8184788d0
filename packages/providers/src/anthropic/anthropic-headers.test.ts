import { describe, expect, it } from 'vitest';
import { withAnthropicHeaders } from './anthropic-headers.ts';

const KEY = 'sk-ant-api03-x';
const TOKEN = 'sk-ant-oat01-x';

describe('the headers of a request to Anthropic', () => {
  it('have the client’s version, else one', () => {
    const own = ['anthropic-version', '2099-01-01', 'anthropic-beta', 'context-1m'];
    expect(withAnthropicHeaders(own, KEY)).toBe(own);
    expect(withAnthropicHeaders(['anthropic-beta', 'context-1m'], null)).toEqual([
      'anthropic-beta',
      'context-1m',
      'anthropic-version',
      '2023-06-01',
    ]);
  });

  it.each([
    [[], 'oauth-2025-04-20'],
    [['anthropic-beta', 'context-1m'], 'context-1m,oauth-2025-04-20'],
    [['anthropic-beta', 'a, oauth-2025-04-20'], 'a, oauth-2025-04-20'],
  ])('have the beta of tokens once, besides the client’s own: %j', (own, beta) => {
    expect(withAnthropicHeaders(['session_id', 's', ...own], TOKEN)).toEqual([
      'session_id',
      's',
      'anthropic-version',
      '2023-06-01',
      'anthropic-beta',
      beta,
    ]);
  });
});
