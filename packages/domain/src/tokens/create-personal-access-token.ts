import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserActor, UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId, type OrganizationId } from '../kernel/ids.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { holdActiveUser } from './active-user.ts';
import { credentialExpiry } from './credential-expiry.ts';
import { narrowScopes } from './narrow-scopes.ts';
import { MAX_PERSONAL_ACCESS_TOKENS, type PersonalAccessToken } from './personal-access-token.ts';
import type { TokenRepositories } from './ports.ts';
import { requireTokenExpiry } from './require-token-expiry.ts';
import { generateTokenSecret, hashTokenSecret } from './token-secrets.ts';

export interface CreatePersonalAccessTokenInput {
  readonly name: string;
  /** At least one. */
  readonly scopes: readonly string[];
  /** In the future, at most 366 days. */
  readonly expiresAt: Date;
  /** The only organization that the token shall open; null for all of the caller's. */
  readonly organizationId: OrganizationId | null;
}

export interface CreatedPersonalAccessToken {
  readonly token: PersonalAccessToken;
  /** Not stored anywhere: show it once, never log or store it. */
  readonly secret: string;
}

/**
 * Makes a personal access token of the caller. If the caller uses a token, the new one has at most its scopes and lifetime.
 *
 * @throws DomainError `not_found` for an organization that the caller may not see; `permission_denied` for a token that is
 *   limited to one organization; `scope_missing`, `invalid_parameter`, `name_taken`, `conflict` when the user has 50
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
    if (input.organizationId !== null) await requireVisible(actor, input.organizationId, repositories);
    requireTokenExpiry(input.expiresAt, nowMs, await credentialExpiry(actor, repositories, nowMs));
    const { personalAccessTokens } = repositories;
    if ((await personalAccessTokens.count(userId)) >= MAX_PERSONAL_ACCESS_TOKENS) {
      throw new DomainError(
        'conflict',
        `You already have ${MAX_PERSONAL_ACCESS_TOKENS} tokens. Revoke one first.`,
      );
    }
    const secret = generateTokenSecret('personal_access_token', ports.randomBytes);
    const token: PersonalAccessToken = {
      id: newId(nowMs, ports.randomBytes),
      userId,
      name: input.name,
      lastFour: secret.slice(-4),
      scopes,
      organizationId: input.organizationId,
      madeWith: actor.signedInBy,
      createdAt: new Date(nowMs),
      expiresAt: input.expiresAt,
      lastUsedAt: null,
    };
    await personalAccessTokens.insert(token, hashTokenSecret('personal_access_token', secret, ports.hasher)!);
    return { result: { token, secret }, target: { kind: 'personal_access_token', id: token.id } };
  });
}

async function requireVisible(
  { userId, platformRole }: UserActor,
  organizationId: OrganizationId,
  { access }: Repositories,
): Promise<void> {
  const found = await access.find(organizationId, userId, 'shared', 'live');
  if (found === null || (found.role === null && platformRole === 'user')) throw notFound('organization');
}
