import { Deleted } from '@weir/contracts';
import { revokeSession } from '@weir/domain/identity';
import { endpoint } from '../endpoint.ts';
import { sessionParams } from '../path-params.ts';
import { clearSessionCookie } from '../session-cookie.ts';

export const revokeSessionEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/users/me/sessions/{session_id}',
    operationId: 'revokeSession',
    tag: 'Me',
    summary: 'End one of your sessions',
    access: 'session.revoke',
    params: sessionParams,
    answer: { status: 200, schema: Deleted, description: 'The session has ended, on every replica.' },
    errors: [404],
  },
  async ({ caller, params, context }, { management }) => {
    await revokeSession(caller, params.session_id, management);
    const { signedInBy } = caller.actor;
    if (signedInBy.via === 'session' && signedInBy.sessionId === params.session_id) {
      clearSessionCookie(context, management.cookies);
    }
    return { id: params.session_id, deleted: true } as const;
  },
);
