import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { Caller } from '../kernel/actor.ts';
import { holderOf, isStanding } from './grant-holder.ts';
import { refreshTokenInvalid } from './token-errors.ts';
import { makeTokenPair, type TokenPair, type TokenPorts } from './token-pair.ts';
import { hashTokenSecret } from './token-secrets.ts';

/**
 * Exchanges a refresh token for the next pair. Each is good once: whoever uses it again has stolen it, or was stolen
 * from, and it cannot be told which, so the family is revoked (RFC 9700 §4.14.2), with the pair that the first use
 * brought. There is no time within which a second use is forgiven.
 *
 * @throws DomainError `refresh_token_invalid` for one that is unknown, used, expired or revoked; `account_deactivated`
 */
export async function refreshTokens(
  caller: Caller,
  refreshToken: string,
  ports: TokenPorts,
): Promise<TokenPair> {
  const hash = hashTokenSecret('refresh_token', refreshToken, ports.hasher);
  if (hash === null) throw refreshTokenInvalid();
  const sign = await ports.signer.prepare();
  const pair = await ports.unitOfWork.transaction(async (repositories) => {
    const { tokenFamilies, audit } = repositories;
    const nowMs = ports.clock.nowMs();
    const isFirstUse = await tokenFamilies.spend(hash, new Date(nowMs));
    const grant = await tokenFamilies.findByRefreshToken(hash);
    // Rejecting undoes the spending: a token that could not be used is not used.
    if (grant === null || !isStanding(grant, nowMs)) throw refreshTokenInvalid();
    const entry = {
      action: 'token.refresh',
      organizationId: null,
      target: { kind: 'token_family', id: grant.family.id },
      changedFields: [],
    } as const;
    if (!isFirstUse) {
      // Of many at once one revokes and is recorded, so that nobody can fill the log with a spent token.
      if (await tokenFamilies.revoke(grant.family.id, new Date(nowMs))) {
        const failure = { ...entry, outcome: 'failed', errorCode: 'refresh_token_invalid' } as const;
        await audit.append(toAuditRecord(caller, failure, ports));
      }
      return null;
    }
    const holder = { ...caller, actor: holderOf(grant) };
    await audit.append(toAuditRecord(holder, { ...entry, outcome: 'succeeded', errorCode: null }, ports));
    return makeTokenPair(grant.family, sign, repositories, ports);
  });
  if (pair === null) throw refreshTokenInvalid();
  return pair;
}
