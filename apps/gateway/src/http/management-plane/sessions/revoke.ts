import { revokeSessionOperation } from '@weir/contracts/sessions';
import { revokeSession } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';
import { clearSessionCookie } from '../session-cookie.ts';

export const revokeSessionEndpoint = handle(
  revokeSessionOperation,
  async ({ caller, params, context }, { management }) => {
    await revokeSession(caller, params.session_id, management);
    const { signedInBy } = caller.actor;
    if (signedInBy.via === 'session' && signedInBy.sessionId === params.session_id) {
      clearSessionCookie(context, management.cookies);
    }
  },
);
