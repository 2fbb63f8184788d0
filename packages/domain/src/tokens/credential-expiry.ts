import { sessionExpired } from '../identity/authenticate-session.ts';
import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserActor } from '../kernel/actor.ts';
import { isStanding } from './grant-holder.ts';
import type { TokenRepositories } from './ports.ts';
import { accessTokenInvalid, personalAccessTokenInvalid } from './token-errors.ts';

/**
 * When the token that the actor uses ends; null for a session. A token made with another never outlives it: otherwise a
 * thief could extend a stolen token. Hold the user's lock: whoever ends tokens takes it, and would miss one made meanwhile.
 *
 * @throws DomainError `personal_access_token_invalid`, `access_token_invalid`, `session_expired` when it has been ended
 */
export async function credentialExpiry(
  { userId, signedInBy }: UserActor,
  {
    personalAccessTokens,
    sessions,
    tokenFamilies,
  }: TokenRepositories & Pick<IdentityRepositories, 'sessions'>,
  nowMs: number,
): Promise<Date | null> {
  switch (signedInBy.via) {
    case 'session':
      if ((await sessions.find(userId, signedInBy.sessionId, new Date(nowMs))) === null)
        throw sessionExpired();
      return null;
    case 'personal_access_token': {
      const token = await personalAccessTokens.find(userId, signedInBy.tokenId);
      if (token === null) throw personalAccessTokenInvalid();
      return token.expiresAt;
    }
    case 'access_token': {
      const grant = await tokenFamilies.find(signedInBy.familyId);
      if (grant === null || !isStanding(grant, nowMs)) throw accessTokenInvalid();
      return grant.family.expiresAt;
    }
  }
}
