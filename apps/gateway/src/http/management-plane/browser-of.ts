import type { StartSessionInput, TokenHash } from '@weir/domain/identity';
import type { SecretHasher } from '@weir/domain/kernel';
import type { Context } from 'hono';
import type { ManagementEnv } from './management-env.ts';
import { type CookieSettings, readSessionCookie } from './session-cookie.ts';

/** The data about the browser that a new session needs. */
export function browserOf(
  context: Context<ManagementEnv>,
  { hasher, cookies }: { readonly hasher: SecretHasher; readonly cookies: CookieSettings },
): Pick<StartSessionInput, 'userAgent' | 'replaces'> {
  const token = readSessionCookie(context, cookies);
  return {
    userAgent: context.env.incoming.headers['user-agent'] ?? null,
    replaces: token === undefined ? null : (hasher.sha256Hex(token) as TokenHash),
  };
}
