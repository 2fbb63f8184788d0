import type { IncomingMessage } from 'node:http';
import type { ApiKeyAuthenticator, AuthenticatedKey } from '@weir/domain/api-keys';

const SCHEME = 'bearer ';

/** The caller of a data-plane request, from `Authorization: Bearer sk-…`. Synchronous while the key is cached. */
export function authenticateRequest(
  authenticator: ApiKeyAuthenticator,
  incoming: IncomingMessage,
): AuthenticatedKey | Promise<AuthenticatedKey> {
  return authenticator.authenticate(bearerToken(incoming.headers.authorization));
}

function bearerToken(header: string | undefined): string | undefined {
  if (header === undefined || header.slice(0, SCHEME.length).toLowerCase() !== SCHEME) return undefined;
  return header.slice(SCHEME.length).trim();
}
