import { expect, test } from 'vitest';
import { redactCredentials } from './redact-credentials.ts';

test.each([
  ['an API key', 'key sk-live-4f9QzT81kPq0'],
  ['a test key', 'sk-test-abcdef'],
  ['a bearer header', 'authorization: Bearer abc.def'],
  ['a basic header', 'authorization: Basic dXNlcjpwYXNz'],
  ['a password in a URL', 'postgres://weir:hunter2@db/weir'],
  ['a JSON web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'],
  ['an AWS access key id', 'AKIAIOSFODNN7EXAMPLE'],
  ['256 bits in base64', 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k='],
  ['256 bits in hex', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
])('takes out %s', (_, text) => {
  const redacted = redactCredentials(text);

  expect(redacted).toContain('[redacted]');
  for (const secret of ['4f9QzT81', 'abc', 'dXNlcjpwYXNz', 'hunter2', 'c2ln', 'AKIA', 'q83v', '9f86']) {
    expect(redacted).not.toContain(secret);
  }
});

test.each([
  '018f3c1e-7b6a-7c3d-9e2f-4a5b6c7d8e9f',
  'ECONNREFUSED',
  'upstream_unavailable',
  '0001-initial-schema',
  'usage_records_2026_07',
  'gpt-4o-mini-2024-07-18',
  '2026-07-01T12:00:00.000Z',
  'http://127.0.0.1:8080',
  '/var/lib/weir/spool/00000000000000000042.segment',
])('leaves %s alone', (text) => {
  expect(redactCredentials(text)).toBe(text);
});

test('bounds the length', () => {
  expect(redactCredentials('a b '.repeat(10_000))).toHaveLength(200);
});

test('finds a credential that the bound would have cut in two', () => {
  expect(redactCredentials(`${'a '.repeat(97)}sk-live-4f9QzT81kPq0`)).not.toContain('sk-l');
});
