import { expect, it } from 'vitest';
import { bearerChallenge } from './bearer-challenge.ts';

it.each([
  [401, 'session_missing', 'Bearer'],
  [401, 'credential_not_accepted', 'Bearer'],
  [401, 'access_token_invalid', 'Bearer error="invalid_token"'],
  [401, 'personal_access_token_invalid', 'Bearer error="invalid_token"'],
  [401, 'service_account_token_invalid', 'Bearer error="invalid_token"'],
  [403, 'scope_missing', 'Bearer error="insufficient_scope"'],
  [403, 'permission_denied', null],
  [404, 'not_found', null],
])('answers %i %s with the challenge %s', (status, code, challenge) => {
  expect(bearerChallenge(status, code)).toBe(challenge);
});
