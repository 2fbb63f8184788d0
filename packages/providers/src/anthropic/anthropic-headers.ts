import type { HeaderList } from '@weir/domain/inference';

/** The version of the API that Weir itself speaks (https://docs.claude.com/en/api/versioning). */
const VERSION = '2023-06-01';
/** Without it the API does not accept a token of a plan. */
const OAUTH_BETA = 'oauth-2025-04-20';

/** A token of a plan begins so; an API key begins with `sk-ant-api`. */
export function isOAuthToken(credential: string | null): boolean {
  return credential?.startsWith('sk-ant-oat') === true;
}

/**
 * The headers of a request with what Anthropic wants in addition: a version, unless the client says one, and for a token of a
 * plan the beta that accepts it, besides the client's own.
 */
export function withAnthropicHeaders(headers: HeaderList, credential: string | null): HeaderList {
  const hasVersion = headerOf(headers, 'anthropic-version') !== null;
  const isOAuth = isOAuthToken(credential);
  if (hasVersion && !isOAuth) return headers;
  const all: string[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    if (!isOAuth || headers[i] !== 'anthropic-beta') all.push(headers[i]!, headers[i + 1]!);
  }
  if (!hasVersion) all.push('anthropic-version', VERSION);
  if (isOAuth) all.push('anthropic-beta', withOAuth(headerOf(headers, 'anthropic-beta')));
  return all;
}

function withOAuth(betas: string | null): string {
  if (betas === null) return OAUTH_BETA;
  return betas.split(',').some((beta) => beta.trim() === OAUTH_BETA) ? betas : `${betas},${OAUTH_BETA}`;
}

function headerOf(headers: HeaderList, name: string): string | null {
  for (let i = 0; i < headers.length; i += 2) if (headers[i] === name) return headers[i + 1]!;
  return null;
}
