import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { Caller } from '../kernel/actor.ts';
import type { LogEvents, Logger } from '../kernel/logger.ts';
import type { InferenceTelemetry } from '../telemetry/ports.ts';
import { endTokenFamily, recordEnded, toTargets } from './end-tokens.ts';
import { holderOf, isStanding } from './grant-holder.ts';
import { refreshTokenInvalid } from './token-errors.ts';
import { makeTokenPair, type TokenPair, type TokenPorts } from './token-pair.ts';
import { hashTokenSecret } from './token-secrets.ts';

export interface RefreshTokensPorts extends TokenPorts {
  readonly logger: Logger;
  readonly telemetry: Pick<InferenceTelemetry, 'tokenReused'>;
}

/**
 * Exchanges a refresh token for the next pair. Each token works once. A second use means that either its first or its
 * second user stole it. Which one is not known, so the family is revoked (RFC 9700 §4.14.2), including the pair from the
 * first use and everything made through its tokens. No grace period applies.
 *
 * @throws DomainError `refresh_token_invalid` for one that is unknown, used, expired or revoked; `account_deactivated`
 */
export async function refreshTokens(
  caller: Caller,
  refreshToken: string,
  ports: RefreshTokensPorts,
): Promise<TokenPair> {
  const hash = hashTokenSecret('refresh_token', refreshToken, ports.hasher);
  if (hash === null) throw refreshTokenInvalid();
  const sign = await ports.signer.prepare();
  let reused: LogEvents['token.reused'] | null = null;
  const pair = await ports.unitOfWork.transaction(async (repositories) => {
    const { tokenFamilies, audit } = repositories;
    const nowMs = ports.clock.nowMs();
    const isFirstUse = await tokenFamilies.spend(hash, new Date(nowMs));
    const grant = await tokenFamilies.findByRefreshToken(hash);
    // A rejection rolls back the use: a token that gave no pair is not used up.
    if (grant === null || !isStanding(grant, nowMs)) throw refreshTokenInvalid();
    const entry = {
      action: 'token.refresh',
      organizationId: null,
      target: { kind: 'token_family', id: grant.family.id },
      changedFields: [],
    } as const;
    if (!isFirstUse) {
      const { id, userId } = grant.family;
      const ended = await endTokenFamily(userId, id, new Date(nowMs), repositories);
      // Of concurrent calls one revokes and records, so that nobody can fill the log with a used token.
      if (ended !== null) {
        const failure = { ...entry, outcome: 'failed', errorCode: 'refresh_token_invalid' } as const;
        await audit.append(toAuditRecord(caller, failure, ports));
        await recordEnded({ ...caller, actor: { kind: 'system' } }, toTargets(ended), repositories, ports);
        reused = { familyId: id, userId };
      }
      return null;
    }
    const holder = { ...caller, actor: holderOf(grant) };
    await audit.append(toAuditRecord(holder, { ...entry, outcome: 'succeeded', errorCode: null }, ports));
    return makeTokenPair(grant.family, sign, repositories, ports);
  });
  if (reused !== null) {
    ports.logger.log('warn', 'token.reused', reused);
    ports.telemetry.tokenReused();
  }
  if (pair === null) throw refreshTokenInvalid();
  return pair;
}
