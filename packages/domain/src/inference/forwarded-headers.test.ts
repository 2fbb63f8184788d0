import { describe, expect, it } from 'vitest';
import { headersToClient, headersToUpstream, NO_HEADERS, upstreamRequestId } from './forwarded-headers.ts';

describe('of a client, an upstream gets', () => {
  it('what its API offers and the ids of sessions and conversations', () => {
    const headers = {
      'openai-beta': 'assistants=v2',
      'openai-project': 'proj_1',
      'anthropic-version': '2023-06-01',
      'anthropic-beta': 'context-1m-2025-08-07,interleaved-thinking-2025-05-14',
      session_id: 's-1',
      'x-session-affinity': 'a',
      conversation_id: 'c-1',
      'x-grok-conv-id': 'g',
    };
    expect(headersToUpstream(headers, 'key-1')).toEqual(Object.entries(headers).flat());
  });

  it('an Idempotency-Key that no other client can have', () => {
    const headers = { 'idempotency-key': 'retry-1' };
    expect(headersToUpstream(headers, 'key-1')).toEqual(['idempotency-key', 'key-1:retry-1']);
    expect(headersToUpstream(headers, 'key-2')).toEqual(['idempotency-key', 'key-2:retry-1']);
  });

  it.each([
    'authorization',
    'api-key',
    'x-api-key',
    'cookie',
    'openai-organization',
    'host',
    'content-length',
    'transfer-encoding',
    'connection',
    'x-forwarded-for',
    'user-agent',
    'x-request-id',
    'traceparent',
    'anything-else',
  ])('never %s', (name) => {
    expect(headersToUpstream({ [name]: 'value' }, 'key-1')).toBe(NO_HEADERS);
  });

  it.each<[string, string | string[]]>([
    ['long', 'x'.repeat(1_025)],
    ['empty', ''],
    ['of two lines', 'a\r\nx-evil: 1'],
    ['not ASCII', 'ü'],
    ['several', ['a', 'b']],
  ])('no value that is %s', (_, value) => {
    expect(headersToUpstream({ session_id: value, 'idempotency-key': value }, 'k')).toBe(NO_HEADERS);
    expect(headersToClient({ 'openai-processing-ms': value })).toBe(NO_HEADERS);
    expect(upstreamRequestId({ 'x-request-id': value })).toBeNull();
  });
});

describe('of an upstream, a client gets', () => {
  it('the time it took, hints for trying again, and limits under names that say whose they are', () => {
    expect(
      headersToClient({
        'x-ratelimit-remaining-requests': '59',
        'x-ratelimit-reset-tokens': '6m0s',
        'x-should-retry': 'false',
        'retry-after-ms': '1500',
        'openai-processing-ms': '210',
        'ratelimit-policy': '"default";q=100;w=60',
        'anthropic-ratelimit-input-tokens-remaining': '49000',
      }),
    ).toEqual([
      'x-upstream-ratelimit-remaining-requests',
      '59',
      'x-upstream-ratelimit-reset-tokens',
      '6m0s',
      'x-should-retry',
      'false',
      'retry-after-ms',
      '1500',
      'openai-processing-ms',
      '210',
      'x-upstream-ratelimit-policy',
      '"default";q=100;w=60',
      'x-upstream-anthropic-ratelimit-input-tokens-remaining',
      '49000',
    ]);
  });

  it.each([
    'openai-organization',
    'openai-project',
    'anthropic-organization-id',
    'set-cookie',
    'server',
    'x-request-id',
    'cf-ray',
    'retry-after',
  ])('never %s', (name) => {
    expect(headersToClient({ [name]: 'value' })).toBe(NO_HEADERS);
  });
});

describe('the upstream’s id of a request', () => {
  it.each(['x-request-id', 'request-id', 'x-amzn-requestid', 'apim-request-id'])(
    'is read from %s',
    (name) => {
      expect(upstreamRequestId({ [name]: 'req_1' })).toBe('req_1');
    },
  );

  it.each(['', 'two words', 'x'.repeat(257)])('is none when it does not look like one: %j', (id) => {
    expect(upstreamRequestId({ 'x-request-id': id })).toBeNull();
  });
});
