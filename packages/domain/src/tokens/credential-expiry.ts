import type { UserActor } from '../kernel/actor.ts';
import type { TokenRepositories } from './ports.ts';
import { accessTokenInvalid, personalAccessTokenInvalid } from './token-errors.ts';

/**
 * When the token that the actor uses ends; null for a session. A token made with another never outlives it: otherwise a
 * thief could extend a stolen token.
 *
 * @throws DomainError `personal_access_token_invalid`, `access_token_invalid` when it is already gone
 */
export async function credentialExpiry(
  { userId, signedInBy }: UserActor,
  { personalAccessTokens, tokenFamilies }: TokenRepositories,
): Promise<Date | null> {
  switch (signedInBy.via) {
    case 'session':
      return null;
    case 'personal_access_token': {
      const token = await personalAccessTokens.find(userId, signedInBy.tokenId);
      if (token === null) throw personalAccessTokenInvalid();
      return token.expiresAt;
    }
    case 'access_token': {
      const grant = await tokenFamilies.find(signedInBy.familyId);
      if (grant === null) throw accessTokenInvalid();
      return grant.family.expiresAt;
    }
  }
}
