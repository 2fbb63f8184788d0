import { expect, it } from 'vitest';
import { clientCredentialOf } from './client-credential.ts';

const KEY = 'sk-live-000000000000000000000000000000000000000000000000000';

it.each([
  ['nothing without the header of Weir’s key', { authorization: 'Bearer mine' }, null],
  ['a bearer token', { 'x-weir-api-key': KEY, authorization: 'bearer  mine ' }, 'mine'],
  ['a key', { 'x-weir-api-key': KEY, 'x-api-key': 'mine' }, 'mine'],
  ['the same twice', { 'x-weir-api-key': KEY, 'x-api-key': 'mine', authorization: 'Bearer mine' }, 'mine'],
  ['nothing of another scheme', { 'x-weir-api-key': KEY, authorization: 'Basic bWluZQ==' }, null],
  ['nothing of nothing', { 'x-weir-api-key': KEY, 'x-api-key': '' }, null],
])('is %s', (_, headers, credential) => {
  expect(clientCredentialOf(headers)).toBe(credential);
});

it.each([
  ['two that differ', { 'x-api-key': 'one', authorization: 'Bearer other' }],
  ['one with spaces', { 'x-api-key': 'one other' }],
  ['one beyond ASCII', { 'x-api-key': 'schlüssel' }],
  ['a long one', { 'x-api-key': 'x'.repeat(5_000) }],
])('refuses %s', (_, headers) => {
  expect(() => clientCredentialOf({ 'x-weir-api-key': KEY, ...headers })).toThrow(
    expect.objectContaining({ code: 'credential_not_accepted' }),
  );
});
