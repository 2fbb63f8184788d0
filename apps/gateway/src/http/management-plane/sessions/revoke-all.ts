import { revokeAllSessionsOperation } from '@weir/contracts/sessions';
import { revokeAllSessions } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';
import { clearSessionCookie } from '../session-cookie.ts';

export const revokeAllSessionsEndpoint = handle(
  revokeAllSessionsOperation,
  async ({ caller, context }, { management }) => {
    await revokeAllSessions(caller, management);
    if (caller.actor.signedInBy.via === 'session') clearSessionCookie(context, management.cookies);
  },
);
