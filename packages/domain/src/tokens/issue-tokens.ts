import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId } from '../kernel/ids.ts';
import { writeUnasked } from '../management/write.ts';
import { holdActiveUser } from './active-user.ts';
import { credentialExpiry } from './credential-expiry.ts';
import { narrowScopes } from './narrow-scopes.ts';
import { TOKEN_FAMILY_LIFETIME_MS, type TokenFamily } from './token-family.ts';
import { makeTokenPair, type TokenPair, type TokenPorts } from './token-pair.ts';

export interface IssueTokensInput {
  /** Absent: all scopes of the caller. */
  readonly scopes?: readonly string[] | undefined;
}

/**
 * Starts a family of tokens for the caller's scripts. It lasts for 30 days or, if a personal access token was used, until
 * that one ends. Neither an access token nor a service account can start
 * one. Its tokens open no more organizations than the one they are made with.
 *
 * @throws DomainError `permission_denied`, `scope_missing`, `personal_access_token_invalid`
 */
export async function issueTokens(
  caller: SignedInCaller,
  input: IssueTokensInput,
  ports: TokenPorts,
): Promise<TokenPair> {
  const { actor } = caller;
  const sign = await ports.signer.prepare();
  return writeUnasked(caller, 'token.issue', ports, async (repositories) => {
    if (actor.kind === 'service_account') {
      throw new DomainError(
        'permission_denied',
        'Service accounts use their tokens directly and cannot exchange them.',
      );
    }
    const { userId, signedInBy } = actor;
    if (signedInBy.via === 'access_token') {
      throw new DomainError(
        'permission_denied',
        'An access token cannot issue tokens. Use its refresh token.',
      );
    }
    await holdActiveUser(userId, repositories);
    const nowMs = ports.clock.nowMs();
    const scopes = narrowScopes(actor, input.scopes);
    const latest = await credentialExpiry(actor, repositories, nowMs);
    const family: TokenFamily = {
      id: newId(nowMs, ports.randomBytes),
      userId,
      madeWith: signedInBy,
      scopes,
      organizationId: actor.organizationId,
      createdAt: new Date(nowMs),
      expiresAt: new Date(Math.min(nowMs + TOKEN_FAMILY_LIFETIME_MS, latest?.getTime() ?? Infinity)),
      revokedAt: null,
    };
    await repositories.tokenFamilies.insert(family);
    const pair = await makeTokenPair(family, sign, repositories, ports);
    return { result: pair, target: { kind: 'token_family', id: family.id } };
  });
}
