import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { serialize } from 'hono/utils/cookie';
import type { ManagementEnv } from './management-env.ts';

/** How cookies are set: `Secure`, and with the `__Host-` prefix, wherever the gateway is reached over HTTPS. */
export interface CookieSettings {
  readonly secure: boolean;
}

/** The session's token, from the cookie; undefined without one. */
export function readSessionCookie(
  context: Context<ManagementEnv>,
  settings: CookieSettings,
): string | undefined {
  return getCookie(context, sessionCookieName(settings));
}

export function setSessionCookie(
  context: Context<ManagementEnv>,
  token: string,
  expires: Date,
  settings: CookieSettings,
): void {
  const cookie = serialize(sessionCookieName(settings), token, { ...attributes(settings), expires });
  context.get('cookies').push(cookie);
}

export function clearSessionCookie(context: Context<ManagementEnv>, settings: CookieSettings): void {
  const cookie = serialize(sessionCookieName(settings), '', { ...attributes(settings), maxAge: 0 });
  context.get('cookies').push(cookie);
}

/** RFC 6265bis §4.1.3.2: a `__Host-` cookie can be set by no other host, nor without `Secure`. */
export function sessionCookieName({ secure }: CookieSettings): string {
  return secure ? '__Host-weir_session' : 'weir_session';
}

function attributes({ secure }: CookieSettings) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
}
