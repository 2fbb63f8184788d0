import type { TokenHash } from '../identity/session.ts';
import type { User } from '../identity/user.ts';
import type { PersonalAccessTokenId, SigningKeyId, TokenFamilyId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { AccessTokenClaims } from './access-token.ts';
import type { PersonalAccessToken } from './personal-access-token.ts';
import type { SigningKey } from './signing-key.ts';
import type { TokenFamily } from './token-family.ts';

export type SignAccessToken = (claims: AccessTokenClaims) => Promise<string>;

/** Signs access tokens and verifies this gateway's. */
export interface AccessTokenSigner {
  /**
   * Finds the current signing key and returns a function that signs without further I/O: JSON Web Tokens of the type
   * `at+jwt` (RFC 9068 §2.1). Throws DomainError `database_unavailable`.
   */
  prepare(): Promise<SignAccessToken>;
  /**
   * The claims of a token that a published key of this gateway signed for its management plane and that has not expired;
   * null for everything else. Throws DomainError `database_unavailable`.
   */
  verify(token: string): Promise<AccessTokenClaims | null>;
}

export interface SigningKeyGenerator {
  /** A new key; its private half is encrypted and bound to the id. */
  generate(id: SigningKeyId): Promise<Pick<SigningKey, 'publicKey' | 'privateKeyEncrypted'>>;
}

export interface SigningKeyRepository {
  /** Locks out other makers of keys until the end of the transaction. */
  lock(): Promise<void>;
  /** All, the latest `signsFrom` first. */
  list(): Promise<readonly SigningKey[]>;
  insert(key: SigningKey): Promise<void>;
  delete(ids: readonly SigningKeyId[]): Promise<void>;
}

/** The grant behind a refresh token or an access token. */
export interface Grant {
  readonly family: TokenFamily;
  readonly user: User;
}

export interface TokenFamilyRepository {
  insert(family: TokenFamily): Promise<void>;
  /** The family and its user, in any state; one query. */
  find(id: TokenFamilyId): Promise<Grant | null>;
  findByRefreshToken(hash: TokenHash): Promise<Grant | null>;
  insertRefreshToken(familyId: TokenFamilyId, hash: TokenHash, at: Date): Promise<void>;
  /** Marks the refresh token as used. Of concurrent calls exactly one gets true. False also for an unknown token. */
  spend(hash: TokenHash, at: Date): Promise<boolean>;
  /** False when it was revoked already. */
  revoke(id: TokenFamilyId, at: Date): Promise<boolean>;
  /** The user's that have not expired at `at`, revoked ones included, newest first. */
  list(userId: UserId, at: Date, page: PageRequest): Promise<Page<TokenFamily>>;
  /** Deletes those that expired before, with their refresh tokens: at most `limit`. Returns how many. */
  deleteExpired(before: Date, limit: number): Promise<number>;
}

export interface PersonalAccessTokenRepository {
  /** Throws DomainError `name_taken`. */
  insert(token: PersonalAccessToken, hash: TokenHash): Promise<void>;
  /** How many the user has, expired ones included. */
  count(userId: UserId): Promise<number>;
  find(userId: UserId, id: PersonalAccessTokenId): Promise<PersonalAccessToken | null>;
  /** The token with this hash and its user, in any state; one query. */
  findByHash(hash: TokenHash): Promise<{ readonly token: PersonalAccessToken; readonly user: User } | null>;
  /** Newest first. */
  list(userId: UserId, page: PageRequest): Promise<Page<PersonalAccessToken>>;
  /** Stores the time of a use, unless one since `notSince` is stored already. */
  touch(id: PersonalAccessTokenId, at: Date, notSince: Date): Promise<void>;
  /**
   * The user's that were made through the token or the family, directly or through others. At most the
   * {@link MAX_PERSONAL_ACCESS_TOKENS} of the user.
   */
  madeThrough(
    userId: UserId,
    maker: PersonalAccessTokenId | TokenFamilyId,
  ): Promise<readonly PersonalAccessTokenId[]>;
  /** Deletes the user's tokens of these ids, with everything made through them. Returns how many of the ids there were. */
  delete(userId: UserId, ids: readonly PersonalAccessTokenId[]): Promise<number>;
  /** Deletes those that expired before: at most `limit`. Returns how many. */
  deleteExpired(before: Date, limit: number): Promise<number>;
}

/** The storage of tokens, within a unit of work. */
export interface TokenRepositories {
  readonly personalAccessTokens: PersonalAccessTokenRepository;
  readonly signingKeys: SigningKeyRepository;
  readonly tokenFamilies: TokenFamilyRepository;
}
