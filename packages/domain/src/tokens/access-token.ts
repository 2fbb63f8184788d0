import type { TokenFamilyId, UserId } from '../kernel/ids.ts';

/** The claims of an access token. Roles and memberships are not in it: they are read for every request. */
export interface AccessTokenClaims {
  readonly userId: UserId;
  readonly familyId: TokenFamilyId;
  /** Null for everything the user may do. */
  readonly scopes: readonly string[] | null;
  /** Whole seconds. */
  readonly issuedAt: Date;
  /** Whole seconds. */
  readonly expiresAt: Date;
}

export const ACCESS_TOKEN_LIFETIME_MS = 15 * 60_000;
