import { sessionExpired } from '@weir/domain/identity';
import { DomainError, type SignedInActor } from '@weir/domain/kernel';
import type { Context } from 'hono';
import type { Services } from '../../../compose.ts';
import { authenticateCaller } from '../authenticate-caller.ts';
import type { ManagementEnv } from '../management-env.ts';

/**
 * The caller of a long answer, as the database knows them now. A session is looked up by its id: to watch is no use of it, and a new
 * token could not be sent.
 *
 * @throws DomainError as {@link authenticateCaller}
 */
export async function stillSignedIn(
  actor: SignedInActor,
  context: Context<ManagementEnv>,
  services: Services,
): Promise<SignedInActor> {
  if (actor.kind !== 'user' || actor.signedInBy.via !== 'session')
    return authenticateCaller(context, services);
  const { clock, unitOfWork } = services.management;
  const { sessions, users } = unitOfWork.repositories;
  const [session, user] = await Promise.all([
    sessions.find(actor.userId, actor.signedInBy.sessionId, new Date(clock.nowMs())),
    users.find(actor.userId),
  ]);
  if (session === null || user === null) throw sessionExpired();
  if (user.deactivatedAt !== null) {
    throw new DomainError('account_deactivated', 'This account is deactivated.');
  }
  return { ...actor, platformRole: user.platformRole };
}
