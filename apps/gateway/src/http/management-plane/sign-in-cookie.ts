import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { serialize } from 'hono/utils/cookie';
import type { ManagementEnv } from './management-env.ts';
import type { CookieSettings } from './session-cookie.ts';

/** Identifies the browser that began a sign-in. */
export function readSignInCookie(
  context: Context<ManagementEnv>,
  settings: CookieSettings,
): string | undefined {
  return getCookie(context, signInCookieName(settings));
}

/** `Lax`: the provider sends the browser back from another site, at the top level. */
export function setSignInCookie(
  context: Context<ManagementEnv>,
  token: string,
  expires: Date,
  settings: CookieSettings,
): void {
  const attributes = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: settings.secure,
    expires,
  } as const;
  context.get('cookies').push(serialize(signInCookieName(settings), token, attributes));
}

/** RFC 6265bis §4.1.3.2: no other host can set a `__Host-` cookie, and with it a sign-in of its own. */
function signInCookieName({ secure }: CookieSettings): string {
  return secure ? '__Host-weir_sign_in' : 'weir_sign_in';
}
