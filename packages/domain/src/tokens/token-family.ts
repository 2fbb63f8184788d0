import type { SignedInBy } from '../kernel/actor.ts';
import type { OrganizationId, TokenFamilyId, UserId } from '../kernel/ids.ts';

/** All access and refresh tokens of one grant. Revoking it stops all of them at once. */
export interface TokenFamily {
  readonly id: TokenFamilyId;
  readonly userId: UserId;
  /** The session or the personal access token it was made with; null for one from before this was recorded. */
  readonly madeWith: SignedInBy | null;
  /** The scopes of its tokens; null for everything the user may do. */
  readonly scopes: readonly string[] | null;
  /** The only organization that exists for its tokens; null for all. */
  readonly organizationId: OrganizationId | null;
  readonly createdAt: Date;
  /** Fixed, however often its tokens are refreshed. */
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** How long a grant lasts. */
export const TOKEN_FAMILY_LIFETIME_MS = 30 * 86_400_000;
