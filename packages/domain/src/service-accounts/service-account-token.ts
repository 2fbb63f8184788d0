import type { SignedInBy } from '../kernel/actor.ts';
import type { ServiceAccountId, ServiceAccountTokenId, UserId } from '../kernel/ids.ts';

/** A token of a service account. The secret is shown once; its SHA-256 is stored. A revoked one is deleted. */
export interface ServiceAccountToken {
  readonly id: ServiceAccountTokenId;
  readonly serviceAccountId: ServiceAccountId;
  /** Unique for the service account. */
  readonly name: string;
  /** The last four characters of the secret. */
  readonly lastFour: string;
  /** At least one. */
  readonly scopes: readonly string[];
  /** Null for a user who was removed. */
  readonly createdBy: UserId | null;
  /** The token that its maker used, with which it ends; null for one made in a session. */
  readonly madeWith: Exclude<SignedInBy, { readonly via: 'session' }> | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** To within a minute. */
  readonly lastUsedAt: Date | null;
}

export const MAX_SERVICE_ACCOUNT_TOKENS = 50;
