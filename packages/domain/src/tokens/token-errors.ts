import { DomainError } from '../kernel/domain-error.ts';

/** One answer for unknown, expired and revoked, without saying which. */
export function accessTokenInvalid(): DomainError {
  return new DomainError('access_token_invalid', 'The access token is invalid or has expired.');
}

export function personalAccessTokenInvalid(): DomainError {
  return new DomainError(
    'personal_access_token_invalid',
    'The personal access token is invalid or has expired.',
  );
}

export function refreshTokenInvalid(): DomainError {
  return new DomainError('refresh_token_invalid', 'The refresh token is invalid or has expired.');
}

export function serviceAccountTokenInvalid(): DomainError {
  return new DomainError(
    'service_account_token_invalid',
    "The service account's token is invalid or has expired.",
  );
}
