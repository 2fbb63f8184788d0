import { authenticateSession } from '@weir/domain/identity';
import { DomainError, type UserActor } from '@weir/domain/kernel';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { ManagementEnv } from './management-env.ts';
import { readSessionCookie, setSessionCookie } from './session-cookie.ts';

/**
 * Who calls the management plane: the holder of a session. An API key opens nothing here.
 *
 * @throws DomainError `session_missing`, `session_expired`, `account_deactivated`, `credential_not_accepted`
 */
export async function authenticateCaller(
  context: Context<ManagementEnv>,
  { management }: Services,
): Promise<UserActor> {
  const { authorization } = context.env.incoming.headers;
  const apiKey = context.env.incoming.headers['x-api-key'];
  const cookie = readSessionCookie(context, management.cookies);
  if (cookie !== undefined && (authorization !== undefined || apiKey !== undefined)) {
    throw new DomainError('credential_not_accepted', 'Send one credential: a session or a token, not both.');
  }
  if (authorization !== undefined || apiKey !== undefined) {
    throw new DomainError('credential_not_accepted', 'This credential does not open the management plane.');
  }
  if (cookie === undefined) throw new DomainError('session_missing', 'Sign in first.');
  const { actor, session, newToken } = await authenticateSession(cookie, {
    sessions: management.unitOfWork.repositories.sessions,
    hasher: management.hasher,
    clock: management.clock,
    randomBytes: management.randomBytes,
    lifetime: management.sessionLifetime,
  });
  if (newToken !== null) setSessionCookie(context, newToken, session.expiresAt, management.cookies);
  return actor;
}
