import { DomainError } from '../kernel/domain-error.ts';

export type ApiKeyRefusal =
  | 'api_key_missing'
  | 'api_key_malformed'
  | 'api_key_unknown'
  | 'api_key_revoked'
  | 'api_key_expired';

const messages: Record<ApiKeyRefusal, string> = {
  api_key_missing: 'The API key is missing. Send it as "Authorization: Bearer sk-…".',
  api_key_malformed: 'The API key is malformed. Check that it was copied completely.',
  api_key_unknown: 'The API key is unknown.',
  api_key_revoked: 'The API key has been revoked.',
  api_key_expired: 'The API key has expired.',
};

/** The error for a key that does not open the data plane. */
export function apiKeyRefused(refusal: ApiKeyRefusal): DomainError {
  return new DomainError(refusal, messages[refusal]);
}

/** The error for a key whose endpoint scopes lack the endpoint. */
export function endpointNotAllowed(scope: string): DomainError {
  return new DomainError('endpoint_not_allowed', `This API key has no access to the endpoint ${scope}.`);
}

/** The error when neither the cache nor the database can judge the key: DomainError `database_unavailable`, retryable. */
export function apiKeyUncheckable(internal: string, cause?: unknown): DomainError {
  return new DomainError(
    'database_unavailable',
    'The API key cannot be checked at the moment. Try again shortly.',
    {
      internal,
      retryable: true,
      retryAfterMs: 1_000,
      cause,
    },
  );
}
