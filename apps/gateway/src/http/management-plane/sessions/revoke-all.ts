import { revokeAllSessions } from '@weir/domain/identity';
import { endpoint } from '../endpoint.ts';
import { clearSessionCookie } from '../session-cookie.ts';

export const revokeAllSessionsEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/users/me/sessions',
    operationId: 'revokeAllSessions',
    tag: 'Me',
    summary: 'End all of your sessions, this one too',
    access: 'session.revoke',
    answer: { status: 204, description: 'The sessions have ended, on every replica.' },
  },
  async ({ caller, context }, { management }) => {
    await revokeAllSessions(caller, management);
    if (caller.actor.signedInBy.via === 'session') clearSessionCookie(context, management.cookies);
    return context.body(null, 204);
  },
);
