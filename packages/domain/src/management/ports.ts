import type { IdempotentRequest, OrganizationRole } from '../kernel/actor.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';

/** Whom a write keeps out of the organization until it is committed: nobody but those who would delete it, or every other write. */
export type OrganizationLock = 'none' | 'shared' | 'exclusive';

/** Which organizations there are for a request: those in use, or those that were deleted and can be restored. */
export type OrganizationState = 'live' | 'deleted';

/** What decides who may act on an organization, read at the moment it is asked. */
export interface OrganizationAccessRepository {
  /**
   * The user's role in an organization of this state: null when there is no such organization, a null role when the
   * user (null: nobody in particular) is no member. Takes the lock until the end of the transaction.
   */
  find(
    organizationId: OrganizationId,
    userId: UserId | null,
    lock: OrganizationLock,
    state: OrganizationState,
  ): Promise<{ readonly role: OrganizationRole | null } | null>;
}

/** What is known of a request that was made before with the same key. */
export interface KnownRequest {
  readonly route: string;
  readonly requestHash: string;
  /** Null while it is under way, or when the process that carried it out died before it kept the answer. */
  readonly answer: { readonly status: number; readonly bodyEncrypted: Uint8Array } | null;
}

export interface IdempotencyRepository {
  /**
   * Takes the key, in the transaction that does the work, so that the key is taken if and only if the work is done;
   * again for the same request is fine. Waits for another transaction that is taking it.
   *
   * @param expired keys taken before this are free again
   * @throws DomainError `request_in_progress` when another request has it
   */
  claim(request: IdempotentRequest, at: Date, expired: Date): Promise<void>;
  find(userId: UserId, key: string, expired: Date): Promise<KnownRequest | null>;
  /** Those taken before `expired`, at most `limit`. Returns how many. */
  deleteExpired(expired: Date, limit: number): Promise<number>;
  /** Keeps the answer of the request that has the key; does nothing when that is another. */
  complete(request: IdempotentRequest, answer: NonNullable<KnownRequest['answer']>): Promise<void>;
}
