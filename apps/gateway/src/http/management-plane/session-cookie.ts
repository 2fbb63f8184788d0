import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { serialize } from 'hono/utils/cookie';
import type { ManagementEnv } from './management-env.ts';

/** How cookies are set: with `Secure` and the `__Host-` prefix wherever the gateway is reached over HTTPS. */
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
  replaceCookie(
    context,
    settings,
    serialize(sessionCookieName(settings), token, { ...attributes(settings), expires }),
  );
}

export function clearSessionCookie(context: Context<ManagementEnv>, settings: CookieSettings): void {
  replaceCookie(
    context,
    settings,
    serialize(sessionCookieName(settings), '', { ...attributes(settings), maxAge: 0 }),
  );
}

/** RFC 6265bis §4.1.3.2: no other host can set a `__Host-` cookie, and it needs `Secure`. */
export function sessionCookieName({ secure }: CookieSettings): string {
  return secure ? '__Host-weir_session' : 'weir_session';
}

/** Removes an earlier cookie of the same name: the session that ends may have got a new token in this answer. */
function replaceCookie(context: Context<ManagementEnv>, settings: CookieSettings, cookie: string): void {
  const others = context
    .get('cookies')
    .filter((other) => !other.startsWith(`${sessionCookieName(settings)}=`));
  context.set('cookies', [...others, cookie]);
}

function attributes({ secure }: CookieSettings) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
}
