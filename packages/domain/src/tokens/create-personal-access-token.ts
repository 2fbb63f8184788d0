import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId } from '../kernel/ids.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { holdActiveUser } from './active-user.ts';
import { credentialExpiry } from './credential-expiry.ts';
import { narrowScopes } from './narrow-scopes.ts';
import {
  MAX_PERSONAL_ACCESS_TOKEN_LIFETIME_MS,
  MAX_PERSONAL_ACCESS_TOKENS,
  type PersonalAccessToken,
} from './personal-access-token.ts';
import type { TokenRepositories } from './ports.ts';
import { generateTokenSecret, hashTokenSecret } from './token-secrets.ts';

export interface CreatePersonalAccessTokenInput {
  readonly name: string;
  /** At least one. */
  readonly scopes: readonly string[];
  /** In the future, at most 366 days. */
  readonly expiresAt: Date;
}

export interface CreatedPersonalAccessToken {
  readonly token: PersonalAccessToken;
  /** Not stored anywhere: show it once, never log or store it. */
  readonly secret: string;
}

/**
 * Makes a personal access token of the caller. If the caller uses a token, the new one has at most its scopes and lifetime.
 *
 * @throws DomainError `scope_missing`, `invalid_parameter`, `name_taken`, `conflict` when the user has 50
 */
export function createPersonalAccessToken(
  caller: UserCaller,
  input: CreatePersonalAccessTokenInput,
  ports: ManagementPorts<TokenRepositories & IdentityRepositories> & { readonly hasher: SecretHasher },
): Promise<CreatedPersonalAccessToken> {
  const { actor } = caller;
  const { userId } = actor;
  return writeToPlatform(caller, 'personal_access_token.create', ports, async (repositories) => {
    // Locked, so that concurrent calls see each other's tokens in the count.
    await holdActiveUser(userId, repositories);
    const nowMs = ports.clock.nowMs();
    const scopes = narrowScopes(actor, input.scopes) ?? [];
    checkExpiry(input.expiresAt, nowMs, await credentialExpiry(actor, repositories, nowMs));
    const { personalAccessTokens } = repositories;
    if ((await personalAccessTokens.count(userId)) >= MAX_PERSONAL_ACCESS_TOKENS) {
      throw new DomainError('conflict', `You have ${MAX_PERSONAL_ACCESS_TOKENS} tokens. Revoke one first.`);
    }
    const secret = generateTokenSecret('personal_access_token', ports.randomBytes);
    const token: PersonalAccessToken = {
      id: newId(nowMs, ports.randomBytes),
      userId,
      name: input.name,
      lastFour: secret.slice(-4),
      scopes,
      madeWith: actor.signedInBy,
      createdAt: new Date(nowMs),
      expiresAt: input.expiresAt,
      lastUsedAt: null,
    };
    await personalAccessTokens.insert(token, hashTokenSecret('personal_access_token', secret, ports.hasher)!);
    return { result: { token, secret }, target: { kind: 'personal_access_token', id: token.id } };
  });
}

function checkExpiry(expiresAt: Date, nowMs: number, latest: Date | null): void {
  const problem = problemOf(expiresAt.getTime(), nowMs, latest?.getTime() ?? Infinity);
  if (problem !== null) {
    throw new DomainError('invalid_parameter', `expires_at: ${problem}`, { param: 'expires_at' });
  }
}

function problemOf(expiresMs: number, nowMs: number, latestMs: number): string | null {
  if (expiresMs <= nowMs) return 'must be in the future';
  if (expiresMs > nowMs + MAX_PERSONAL_ACCESS_TOKEN_LIFETIME_MS) return 'must be within 366 days';
  return expiresMs > latestMs ? 'must not be after the token it is made with ends' : null;
}
