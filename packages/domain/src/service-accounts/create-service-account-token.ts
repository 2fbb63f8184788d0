import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId, type OrganizationId, type ServiceAccountId } from '../kernel/ids.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { holdActiveUser } from '../tokens/active-user.ts';
import { credentialExpiry } from '../tokens/credential-expiry.ts';
import { narrowScopes } from '../tokens/narrow-scopes.ts';
import type { TokenRepositories } from '../tokens/ports.ts';
import { requireTokenExpiry } from '../tokens/require-token-expiry.ts';
import { generateTokenSecret, hashTokenSecret } from '../tokens/token-secrets.ts';
import type { ServiceAccountRepositories } from './ports.ts';
import { requireServiceAccount } from './require-service-account.ts';
import { MAX_SERVICE_ACCOUNT_TOKENS, type ServiceAccountToken } from './service-account-token.ts';

export interface CreateServiceAccountTokenInput {
  readonly name: string;
  /** At least one, none of a person's profile or of the platform. */
  readonly scopes: readonly string[];
  /** In the future, at most 366 days. */
  readonly expiresAt: Date;
}

export interface CreatedServiceAccountToken {
  readonly token: ServiceAccountToken;
  /** Not stored anywhere: show it once, never log or store it. */
  readonly secret: string;
}

/**
 * Makes a token of a service account. One made with a token of the caller has at most its scopes and lifetime, and ends
 * with it.
 *
 * @throws DomainError `not_found` for the organization or the account, `permission_denied`, `scope_missing`,
 *   `invalid_parameter`, `name_taken`, `conflict` when the account has 50
 */
export function createServiceAccountToken(
  caller: UserCaller,
  organizationId: OrganizationId,
  accountId: ServiceAccountId,
  input: CreateServiceAccountTokenInput,
  ports: ManagementPorts<ServiceAccountRepositories & TokenRepositories & IdentityRepositories> & {
    readonly hasher: SecretHasher;
  },
): Promise<CreatedServiceAccountToken> {
  const { actor } = caller;
  return writeToOrganization(
    caller,
    'service_account_token.create',
    organizationId,
    ports,
    async (_, repositories) => {
      await requireServiceAccount(organizationId, accountId, repositories);
      // Locked, so that the token it is made with does not end in the meantime.
      await holdActiveUser(actor.userId, repositories);
      const nowMs = ports.clock.nowMs();
      const scopes = narrowScopes(actor, input.scopes) ?? [];
      requireTokenExpiry(input.expiresAt, nowMs, await credentialExpiry(actor, repositories, nowMs));
      const { serviceAccountTokens } = repositories;
      if ((await serviceAccountTokens.count(accountId)) >= MAX_SERVICE_ACCOUNT_TOKENS) {
        throw new DomainError(
          'conflict',
          `The service account already has ${MAX_SERVICE_ACCOUNT_TOKENS} tokens. Revoke one first.`,
        );
      }
      const secret = generateTokenSecret('service_account_token', ports.randomBytes);
      const token: ServiceAccountToken = {
        id: newId(nowMs, ports.randomBytes),
        serviceAccountId: accountId,
        name: input.name,
        lastFour: secret.slice(-4),
        scopes,
        createdBy: actor.userId,
        madeWith: actor.signedInBy.via === 'session' ? null : actor.signedInBy,
        createdAt: new Date(nowMs),
        expiresAt: input.expiresAt,
        lastUsedAt: null,
      };
      await serviceAccountTokens.insert(
        token,
        hashTokenSecret('service_account_token', secret, ports.hasher)!,
      );
      return { result: { token, secret }, target: { kind: 'service_account_token', id: token.id } };
    },
    // So that concurrent calls see each other's tokens in the count.
    { lock: 'exclusive' },
  );
}
