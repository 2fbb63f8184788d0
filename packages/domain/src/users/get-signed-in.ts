import type { IdentityRepositories } from '../identity/ports.ts';
import type { Session } from '../identity/session.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { getProfile } from './get-profile.ts';
import type { UserProfile } from './user-profile.ts';

/** The caller, and their session; null for a token. Throws DomainError `scope_missing`. */
export async function getSignedIn(
  caller: UserCaller,
  ports: ManagementPorts<IdentityRepositories>,
): Promise<{ readonly profile: UserProfile; readonly session: Session | null }> {
  const profile = await getProfile(caller, ports);
  const { userId, signedInBy } = caller.actor;
  if (signedInBy.via !== 'session') return { profile, session: null };
  const { sessions } = ports.unitOfWork.repositories;
  const session = await sessions.find(userId, signedInBy.sessionId, new Date(ports.clock.nowMs()));
  return { profile, session };
}
