import { ProviderError, type ProviderErrorCode } from '@weir/domain/inference';
import { ADDRESS_REFUSED } from './address-guard.ts';

/** undici's and the operating system's codes; https://nodejs.org/api/errors.html#common-system-errors */
const BY_CODE: Readonly<Record<string, ProviderErrorCode>> = {
  UND_ERR_CONNECT_TIMEOUT: 'upstream_connect_timeout',
  ETIMEDOUT: 'upstream_connect_timeout',
  [ADDRESS_REFUSED]: 'upstream_address_refused',
  ECONNREFUSED: 'upstream_connect_failed',
  ENOTFOUND: 'upstream_connect_failed',
  EAI_AGAIN: 'upstream_connect_failed',
  EHOSTUNREACH: 'upstream_connect_failed',
  ENETUNREACH: 'upstream_connect_failed',
  EADDRNOTAVAIL: 'upstream_connect_failed',
  EMFILE: 'upstream_connect_failed',
  UND_ERR_DESTROYED: 'upstream_connect_failed',
  UND_ERR_CLOSED: 'upstream_connect_failed',
  // For example a credential that cannot be a header: nothing was sent.
  UND_ERR_INVALID_ARG: 'upstream_connect_failed',
};

/** The error of a transport failure; an unknown failure counts as a broken connection. */
export function toTransportError(error: Error): ProviderError {
  const code = codeOf(error);
  // By its name: undici leaves the code of a parser error undefined. To the parser, an end within an answer is an error too.
  const isMalformed = error.name === 'HTTPParserError' && !error.message.includes('Invalid EOF state');
  if (isMalformed || code === 'UND_ERR_HEADERS_OVERFLOW') {
    return new ProviderError('upstream_malformed_answer', { cause: error });
  }
  if (code.startsWith('CERT_') || code.includes('_CERT') || code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE') {
    return new ProviderError('upstream_connect_failed', { cause: error });
  }
  return new ProviderError(BY_CODE[code] ?? 'upstream_connection_lost', { cause: error });
}

function codeOf(error: Error): string {
  // Trying several addresses fails with an AggregateError; its errors give the reason.
  const parts: unknown[] = error instanceof AggregateError ? [error, ...error.errors] : [error];
  for (const part of parts) {
    const code = (part as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return '';
}
