import { DomainError } from '../kernel/domain-error.ts';

/** One answer for unknown, expired and revoked: which of them is not told. */
export function accessTokenInvalid(): DomainError {
  return new DomainError('access_token_invalid', 'The access token is not valid, or no longer.');
}

export function personalAccessTokenInvalid(): DomainError {
  return new DomainError(
    'personal_access_token_invalid',
    'The personal access token is not valid, or no longer.',
  );
}

export function refreshTokenInvalid(): DomainError {
  return new DomainError('refresh_token_invalid', 'The refresh token is not valid, or no longer.');
}
