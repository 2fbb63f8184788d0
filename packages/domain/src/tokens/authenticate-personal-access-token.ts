import type { UserActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import { requireActive } from './active-user.ts';
import type { PersonalAccessTokenRepository } from './ports.ts';
import { personalAccessTokenInvalid } from './token-errors.ts';
import { hashTokenSecret } from './token-secrets.ts';

export interface AuthenticatePersonalAccessTokenPorts {
  readonly personalAccessTokens: Pick<PersonalAccessTokenRepository, 'findByHash' | 'touch'>;
  readonly hasher: SecretHasher;
  readonly clock: Clock;
}

/** Storing the time of every request would be one write per read. */
const TOUCH_INTERVAL_MS = 60_000;

/**
 * The user of this personal access token.
 *
 * @throws DomainError `personal_access_token_invalid` for one that is unknown, expired or revoked; `account_deactivated`
 */
export async function authenticatePersonalAccessToken(
  secret: string,
  { personalAccessTokens, hasher, clock }: AuthenticatePersonalAccessTokenPorts,
): Promise<UserActor> {
  const hash = hashTokenSecret('personal_access_token', secret, hasher);
  const found = hash === null ? null : await personalAccessTokens.findByHash(hash);
  const nowMs = clock.nowMs();
  if (found === null || found.token.expiresAt.getTime() <= nowMs) throw personalAccessTokenInvalid();
  const { token, user } = found;
  requireActive(user);
  const notSinceMs = nowMs - TOUCH_INTERVAL_MS;
  if (token.lastUsedAt === null || token.lastUsedAt.getTime() <= notSinceMs) {
    await personalAccessTokens.touch(token.id, new Date(nowMs), new Date(notSinceMs));
  }
  return {
    kind: 'user',
    userId: user.id,
    platformRole: user.platformRole,
    signedInBy: { via: 'personal_access_token', tokenId: token.id },
    scopes: token.scopes,
    organizationId: token.organizationId,
  };
}
