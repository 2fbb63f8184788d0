import type { SignedInBy } from '../kernel/actor.ts';
import type { OrganizationId, PersonalAccessTokenId, UserId } from '../kernel/ids.ts';

/** A long-lived token of a person, for scripts. The secret is shown once; its SHA-256 is stored. A revoked one is deleted. */
export interface PersonalAccessToken {
  readonly id: PersonalAccessTokenId;
  readonly userId: UserId;
  /** Unique per user. */
  readonly name: string;
  /** The last four characters of the secret. */
  readonly lastFour: string;
  /** Its scopes; at least one. */
  readonly scopes: readonly string[];
  /** The only organization that exists for it; null for all of the user's. */
  readonly organizationId: OrganizationId | null;
  /** What it was made with, with which it ends; null for one from before this was recorded. */
  readonly madeWith: SignedInBy | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** To within a minute. */
  readonly lastUsedAt: Date | null;
}

export const MAX_PERSONAL_ACCESS_TOKENS = 50;
