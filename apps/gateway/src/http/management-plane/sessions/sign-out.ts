import { signOut } from '@weir/domain/identity';
import { endpoint } from '../endpoint.ts';
import { clearSessionCookie, readSessionCookie } from '../session-cookie.ts';

/** Public: whoever has a cookie may be rid of it, whatever has become of its session. */
export const signOutEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/auth/logout',
    operationId: 'signOut',
    tag: 'Sign-in',
    summary: 'Sign out',
    description: 'Ends the session of the cookie, on every replica, and takes the cookie back. Idempotent.',
    access: 'public',
    answer: { status: 204, description: 'Signed out.' },
  },
  async ({ caller, context }, { management }) => {
    const token = readSessionCookie(context, management.cookies);
    if (token !== undefined) await signOut(caller, token, management);
    clearSessionCookie(context, management.cookies);
    return context.body(null, 204);
  },
);
