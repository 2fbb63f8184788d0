import { DomainError } from '../kernel/domain-error.ts';
import { CONNECTION_KINDS, type ConnectionKind, type ConnectionKindTraits } from './connection-kinds.ts';

const MAX_LENGTH = 2_048;
const VERSION_SEGMENT = /^v\d+[a-z0-9]*$/;
const ENDPOINT = /\/(?:chat\/completions|completions|models|responses|embeddings|messages)$/;

/**
 * The base URL of a server as connections store it: without a trailing slash, and with the `/v1` that most kinds of
 * servers use. A path that contains a version (`/v1`, `/api/v4`, `/v1beta/openai`) is not changed. Throws
 * DomainError `invalid_parameter` for anything but a plain http or https address.
 */
export function normalizeBaseUrl(text: string, kind: ConnectionKind = 'openai-compatible'): string {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > MAX_LENGTH || !URL.canParse(trimmed)) {
    throw invalid('base_url must be an absolute URL, e.g. http://localhost:8000/v1.');
  }
  const url = new URL(trimmed);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw invalid('base_url must be an http or https URL.');
  // User and password of a URL end up in the logs and errors of many HTTP clients.
  if (url.username !== '' || url.password !== '') {
    throw invalid('base_url must not hold credentials; give the credential separately.');
  }
  // Searched in the text: URL shows a bare "?" or "#" as empty.
  if (/[?#]/.test(trimmed)) throw invalid('base_url must not have a query or a fragment.');
  const path = url.pathname.replace(/^\/+|\/+$/g, '');
  if (ENDPOINT.test(`/${path}`)) throw invalid('base_url must not name an endpoint; leave it at e.g. /v1.');
  const { isUnversioned }: ConnectionKindTraits = CONNECTION_KINDS[kind];
  if (isUnversioned) return path === '' ? url.origin : `${url.origin}/${path}`;
  if (path.split('/').some((segment) => VERSION_SEGMENT.test(segment))) return `${url.origin}/${path}`;
  return path === '' ? `${url.origin}/v1` : `${url.origin}/${path}/v1`;
}

function invalid(message: string): DomainError {
  return new DomainError('invalid_parameter', message, { param: 'base_url' });
}
