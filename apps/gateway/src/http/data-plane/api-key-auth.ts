import type { IncomingMessage } from 'node:http';
import type { ApiKeyAuthenticator, AuthenticatedKey } from '@weir/domain/api-keys';
import { bearerToken } from '../bearer-token.ts';

/** The caller of a data-plane request, from `Authorization: Bearer sk-…`. Synchronous while the key is cached. */
export function authenticateRequest(
  authenticator: ApiKeyAuthenticator,
  incoming: IncomingMessage,
): AuthenticatedKey | Promise<AuthenticatedKey> {
  return authenticator.authenticate(bearerToken(incoming.headers.authorization));
}
