import type { ServiceAccountActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import { serviceAccountTokenInvalid } from '../tokens/token-errors.ts';
import { hashTokenSecret } from '../tokens/token-secrets.ts';
import type { ServiceAccountTokenRepository } from './ports.ts';

export interface AuthenticateServiceAccountTokenPorts {
  readonly serviceAccountTokens: Pick<ServiceAccountTokenRepository, 'findByHash' | 'touch'>;
  readonly hasher: SecretHasher;
  readonly clock: Clock;
}

/** Storing the time of every request would be one write per read. */
const TOUCH_INTERVAL_MS = 60_000;

/**
 * The service account of this token.
 *
 * @throws DomainError `service_account_token_invalid` for one that is unknown, expired or revoked, or of a deleted account
 *   or organization; `account_deactivated`
 */
export async function authenticateServiceAccountToken(
  secret: string,
  { serviceAccountTokens, hasher, clock }: AuthenticateServiceAccountTokenPorts,
): Promise<ServiceAccountActor> {
  const hash = hashTokenSecret('service_account_token', secret, hasher);
  const found = hash === null ? null : await serviceAccountTokens.findByHash(hash);
  const nowMs = clock.nowMs();
  if (found === null || found.token.expiresAt.getTime() <= nowMs) throw serviceAccountTokenInvalid();
  const { token, account } = found;
  if (account.deactivatedAt !== null) {
    throw new DomainError('account_deactivated', 'This service account is deactivated.');
  }
  const notSinceMs = nowMs - TOUCH_INTERVAL_MS;
  if (token.lastUsedAt === null || token.lastUsedAt.getTime() <= notSinceMs) {
    await serviceAccountTokens.touch(token.id, new Date(nowMs), new Date(notSinceMs));
  }
  return {
    kind: 'service_account',
    serviceAccountId: account.id,
    organizationId: account.organizationId,
    signedInBy: { via: 'service_account_token', tokenId: token.id },
    scopes: token.scopes,
  };
}
