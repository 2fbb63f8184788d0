import type { PersonalAccessTokenId, TokenFamilyId, UserId } from '../kernel/ids.ts';

/** All access and refresh tokens of one grant. Revoking it stops all of them at once. */
export interface TokenFamily {
  readonly id: TokenFamilyId;
  readonly userId: UserId;
  /** The personal access token it was made with, whose deletion deletes it; null for one made in a session. */
  readonly personalAccessTokenId: PersonalAccessTokenId | null;
  /** The scopes of its tokens; null for everything the user may do. */
  readonly scopes: readonly string[] | null;
  readonly createdAt: Date;
  /** Fixed, however often its tokens are refreshed. */
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** How long a grant lasts. */
export const TOKEN_FAMILY_LIFETIME_MS = 30 * 86_400_000;
