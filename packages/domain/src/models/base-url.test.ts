import { describe, expect, it } from 'vitest';
import { normalizeBaseUrl } from './base-url.ts';

describe('normalizeBaseUrl', () => {
  it.each([
    ['http://localhost:8000', 'http://localhost:8000/v1'],
    ['http://localhost:8000/', 'http://localhost:8000/v1'],
    ['http://localhost:8000/v1', 'http://localhost:8000/v1'],
    ['http://localhost:8000/v1/', 'http://localhost:8000/v1'],
    ['http://localhost:8000//v1//', 'http://localhost:8000/v1'],
    [' https://API.Example.com:443/v1 ', 'https://api.example.com/v1'],
    ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v1'],
    ['https://example.com/litellm', 'https://example.com/litellm/v1'],
    ['https://example.com/api/paas/v4/', 'https://example.com/api/paas/v4'],
    ['https://example.com/v1beta/openai/', 'https://example.com/v1beta/openai'],
    ['https://example.com/vault', 'https://example.com/vault/v1'],
    ['http://[::1]:8000', 'http://[::1]:8000/v1'],
    ['HTTP://localhost', 'http://localhost/v1'],
  ])('takes %s as %s', (given, kept) => {
    expect(normalizeBaseUrl(given)).toBe(kept);
    expect(normalizeBaseUrl(kept)).toBe(kept);
  });

  it.each([
    ['nothing', ''],
    ['no URL', 'upstream'],
    ['a host and port alone', 'localhost:8000'],
    ['a path', '/v1'],
    ['another scheme', 'ftp://example.com'],
    ['a file', 'file:///etc/passwd'],
    ['a script', 'javascript:alert(1)'],
    ['a user', 'https://user@example.com'],
    ['a password', 'https://:secret@example.com'],
    ['a query', 'https://example.com/v1?key=1'],
    ['an empty query', 'https://example.com/v1?'],
    ['a fragment', 'https://example.com/v1#a'],
    ['an empty fragment', 'https://example.com/v1#'],
    ['an endpoint', 'https://example.com/v1/chat/completions'],
    ['an endpoint with a slash', 'https://example.com/v1/models/'],
    ['more than 2,048 characters', `https://example.com/${'a'.repeat(2_048)}`],
  ])('refuses %s, without repeating it', (_, given) => {
    let message = '';
    try {
      normalizeBaseUrl(given);
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid_parameter', param: 'base_url' });
      message = (error as Error).message;
    }
    expect(message).not.toBe('');
    expect(message).not.toContain('secret');
  });
});
