import type { PersonalAccessTokenId, TokenFamilyId, UserId } from '../kernel/ids.ts';

/** All access and refresh tokens that descend from one grant. What revokes it stops all of them at once. */
export interface TokenFamily {
  readonly id: TokenFamilyId;
  readonly userId: UserId;
  /** The token it was made with, whose deletion takes it along; null for one made in a session. */
  readonly personalAccessTokenId: PersonalAccessTokenId | null;
  /** What its tokens are limited to; null for everything the user may do. */
  readonly scopes: readonly string[] | null;
  readonly createdAt: Date;
  /** Never moves, however often its tokens are refreshed. */
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** What a grant is worth without being granted again. */
export const TOKEN_FAMILY_LIFETIME_MS = 30 * 86_400_000;
