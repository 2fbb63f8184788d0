import type { TokenHash } from '../identity/session.ts';
import type { OrganizationId, ServiceAccountId, ServiceAccountTokenId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ServiceAccount } from './service-account.ts';
import type { ServiceAccountToken } from './service-account-token.ts';

/** Service accounts. Deleted ones are left out. */
export interface ServiceAccountRepository {
  /** Throws DomainError `name_taken`. */
  insert(account: ServiceAccount): Promise<void>;
  count(organizationId: OrganizationId): Promise<number>;
  find(organizationId: OrganizationId, id: ServiceAccountId): Promise<ServiceAccount | null>;
  /** Newest first. */
  list(organizationId: OrganizationId, page: PageRequest): Promise<Page<ServiceAccount>>;
  /** Writes name, description, role and deactivation. Throws DomainError `name_taken`. */
  update(account: ServiceAccount): Promise<void>;
  /**
   * Deletes the account with its tokens, and revokes its API keys.
   *
   * @returns how many keys were revoked
   */
  delete(organizationId: OrganizationId, id: ServiceAccountId, at: Date): Promise<number>;
}

export interface ServiceAccountTokenRepository {
  /** Throws DomainError `name_taken`. */
  insert(token: ServiceAccountToken, hash: TokenHash): Promise<void>;
  /** How many the account has, expired ones included. */
  count(id: ServiceAccountId): Promise<number>;
  /**
   * The token with this hash and its account; one query. Null where the account or its organization is deleted, or where
   * the family that the token was made with is revoked.
   */
  findByHash(
    hash: TokenHash,
  ): Promise<{ readonly token: ServiceAccountToken; readonly account: ServiceAccount } | null>;
  /** Newest first, without those whose family is revoked. */
  list(id: ServiceAccountId, page: PageRequest): Promise<Page<ServiceAccountToken>>;
  /** Stores the time of a use, unless one since `notSince` is stored already. */
  touch(id: ServiceAccountTokenId, at: Date, notSince: Date): Promise<void>;
  /** False when the account has no such token. */
  delete(accountId: ServiceAccountId, id: ServiceAccountTokenId): Promise<boolean>;
  /** Deletes those that expired before: at most `limit`. Returns how many. */
  deleteExpired(before: Date, limit: number): Promise<number>;
}

/** The storage of service accounts, within a unit of work. */
export interface ServiceAccountRepositories {
  readonly serviceAccounts: ServiceAccountRepository;
  readonly serviceAccountTokens: ServiceAccountTokenRepository;
}
