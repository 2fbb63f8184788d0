import type { AuthenticatedKey } from '../api-key-authentication/authenticated-key.ts';
import { type HeaderList, SESSION_HEADERS } from '../inference/forwarded-headers.ts';
import { hashBytes, hashText } from './hash.ts';

/** What of a request may keep it at one deployment. */
export interface StickyRequest {
  readonly key: Pick<AuthenticatedKey, 'organizationId'>;
  readonly headers: HeaderList;
  readonly parsed: {
    promptAffinity?(): string | Uint8Array | null;
  };
}

/**
 * What requests share that should go to one deployment: the session that a header names, else the key of the prompt's cache, else the
 * beginning of a long prompt. A hash; null for a request that may go anywhere.
 */
export function stickyKey({ key, headers, parsed }: StickyRequest): number | null {
  for (let i = 0; i < headers.length; i += 2) {
    if (SESSION_HEADERS.has(headers[i]!)) return hashText(headers[i + 1]!, hashText(key.organizationId, 0));
  }
  const affinity = parsed.promptAffinity?.() ?? null;
  if (affinity === null) return null;
  return typeof affinity === 'string'
    ? hashText(affinity, hashText(key.organizationId, 0))
    : hashBytes(affinity, 0);
}
