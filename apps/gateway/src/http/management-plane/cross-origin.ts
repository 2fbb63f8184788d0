import { DomainError } from '@weir/domain/kernel';
import type { Context } from 'hono';
import type { ManagementEnv } from './management-env.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that a browser sent for a page of another origin. `Sec-Fetch-Site` decides, or `Origin` without it. A
 * request with neither does not come from a current browser, so a script with a cookie passes.
 *
 * @param ownOrigins allowed values of `Origin`; if empty, the request's own `Host` counts
 * @throws DomainError `cross_origin_refused`
 */
export function refuseCrossOriginWrite(context: Context<ManagementEnv>, ownOrigins: readonly string[]): void {
  const { method, headers } = context.env.incoming;
  if (method !== undefined && SAFE_METHODS.has(method)) return;
  const { origin } = headers;
  if (origin !== undefined && ownOrigins.includes(origin)) return;
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  if (site === undefined && origin === undefined) return;
  if (site === undefined && ownOrigins.length === 0 && hostOf(origin!) === headers.host) return;
  throw new DomainError('cross_origin_refused', 'This request came from a page on another origin.');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
