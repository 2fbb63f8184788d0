import { signOutOperation } from '@weir/contracts/sessions';
import { signOut } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';
import { clearSessionCookie, readSessionCookie } from '../session-cookie.ts';

/** Public: whoever has a cookie may be rid of it, whatever has become of its session. */
export const signOutEndpoint = handle(signOutOperation, async ({ caller, context }, { management }) => {
  const token = readSessionCookie(context, management.cookies);
  if (token !== undefined) await signOut(caller, token, management);
  clearSessionCookie(context, management.cookies);
  return context.body(null, 204);
});
