import type { IncomingHttpHeaders } from 'node:http';
import { isApiKeySecret } from '@weir/domain/api-keys';
import { DomainError } from '@weir/domain/kernel';

/** Carries Weir's key where the usual headers carry the client's own credential. */
export const WEIR_API_KEY = 'x-weir-api-key';

const BEARER = 'bearer ';
const MAX_LENGTH = 4_096;

/**
 * The client's own credential for an upstream, in `Authorization` or `x-api-key` beside a key in `x-weir-api-key`; null without
 * one. A key of Weir is none: no upstream must get it.
 *
 * @throws DomainError `credential_not_accepted` for two that differ, or one that cannot be sent on
 */
export function clientCredentialOf(headers: IncomingHttpHeaders): string | null {
  if (headers[WEIR_API_KEY] === undefined) return null;
  const { authorization, 'x-api-key': apiKey } = headers;
  const found = new Set<string>();
  if (authorization?.slice(0, BEARER.length).toLowerCase() === BEARER) {
    found.add(authorization.slice(BEARER.length).trim());
  }
  if (typeof apiKey === 'string') found.add(apiKey.trim());
  const [credential, other] = [...found].filter((each) => each !== '' && !isApiKeySecret(each));
  if (credential === undefined) return null;
  if (other !== undefined) {
    throw new DomainError(
      'credential_not_accepted',
      'Send only one upstream credential: authorization and x-api-key differ.',
    );
  }
  if (credential.length > MAX_LENGTH || !/^[\x21-\x7e]+$/.test(credential)) {
    throw new DomainError(
      'credential_not_accepted',
      'Your upstream credential must be printable ASCII without spaces.',
    );
  }
  return credential;
}
