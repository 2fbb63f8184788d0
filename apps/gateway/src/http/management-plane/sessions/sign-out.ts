import { signOutOperation } from '@weir/contracts/sessions';
import { signOut } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';
import { clearSessionCookie, readSessionCookie } from '../session-cookie.ts';

/** Public: a browser may always drop its cookie, in any state of the session. */
export const signOutEndpoint = handle(signOutOperation, async ({ caller, context }, { management }) => {
  const token = readSessionCookie(context, management.cookies);
  if (token !== undefined) await signOut(caller, token, management);
  clearSessionCookie(context, management.cookies);
});
