import type { UserActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { holderOf, isStanding } from './grant-holder.ts';
import type { AccessTokenSigner, TokenFamilyRepository } from './ports.ts';
import { accessTokenInvalid } from './token-errors.ts';

export interface AuthenticateAccessTokenPorts {
  readonly signer: Pick<AccessTokenSigner, 'verify'>;
  readonly tokenFamilies: Pick<TokenFamilyRepository, 'find'>;
  readonly clock: Clock;
}

/**
 * The user of this access token. The signed token names its family; everything else is read from the database.
 *
 * @throws DomainError `access_token_invalid` for one that is not Weir's, expired or revoked; `account_deactivated`
 */
export async function authenticateAccessToken(
  token: string,
  { signer, tokenFamilies, clock }: AuthenticateAccessTokenPorts,
): Promise<UserActor> {
  const claims = await signer.verify(token);
  if (claims === null) throw accessTokenInvalid();
  const grant = await tokenFamilies.find(claims.familyId);
  if (grant === null || grant.user.id !== claims.userId || !isStanding(grant, clock.nowMs())) {
    throw accessTokenInvalid();
  }
  return holderOf(grant);
}
