import { DomainError } from '@weir/domain/kernel';
import type { Context } from 'hono';
import type { ManagementEnv } from './management-env.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that a page of another origin made a browser send. `Sec-Fetch-Site` decides where there is one, else
 * `Origin`; a request with neither comes from no browser of the last years, so a script with a cookie passes.
 *
 * @param ownOrigins what `Origin` may be; a request's own `Host` counts where none is configured
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
  throw new DomainError('cross_origin_refused', 'This request came from a page of another origin.');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
