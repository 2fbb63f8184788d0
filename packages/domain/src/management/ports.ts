import type { OrganizationRole, ServiceAccountRole } from '../kernel/actor.ts';
import type { OrganizationId, ServiceAccountId, UserId } from '../kernel/ids.ts';
import type { IdempotentRequest, KeptAnswer } from '../kernel/once-only-request.ts';

/** What the lock of an organization excludes until the commit: only its deletion, or every other write. */
export type OrganizationLock = 'none' | 'shared' | 'exclusive';

/** The state that a request needs: in use, or deleted and restorable. */
export type OrganizationState = 'live' | 'deleted';

/** Reads what decides access to an organization, at the moment of the call. */
/** A thing, by the kind that the audit log gives it. */
export interface NamedThing {
  readonly kind: string;
  readonly id: string;
}

export interface OrganizationAccessRepository {
  /**
   * The user's role in an organization of this state. Null when there is no such organization; a null role when the user
   * (null: no user) is not a member. Takes the lock until the end of the transaction.
   */
  find(
    organizationId: OrganizationId,
    userId: UserId | null,
    lock: OrganizationLock,
    state: OrganizationState,
  ): Promise<{ readonly role: OrganizationRole | null } | null>;
  /** The same for a service account that is active; null for one of another organization. */
  findServiceAccount(
    organizationId: OrganizationId,
    serviceAccountId: ServiceAccountId,
    lock: OrganizationLock,
    state: OrganizationState,
  ): Promise<{ readonly role: ServiceAccountRole } | null>;
  /** Whether the organization has this thing. False for kinds that belong to no organization. */
  has(organizationId: OrganizationId, thing: NamedThing): Promise<boolean>;
}

/** An earlier request with the same key, and its answer. */
export interface KnownRequest {
  readonly route: string;
  readonly requestHash: string;
  readonly answer: KeptAnswer;
}

export interface IdempotencyRepository {
  /**
   * Takes the key in the transaction that does the work, so that the key is taken if and only if the work is done. Waits
   * for another transaction that is taking it.
   *
   * @param expired keys taken before this are free again, as are those without an answer
   * @throws DomainError `request_in_progress` when another request has it
   */
  claim(request: IdempotentRequest, at: Date, expired: Date): Promise<void>;
  /** The request that took the key since `expired`, once it is committed. */
  find(callerId: UserId | ServiceAccountId, key: string, expired: Date): Promise<KnownRequest | null>;
  /** Deletes those taken before `expired`, at most `limit`. Returns how many. */
  deleteExpired(expired: Date, limit: number): Promise<number>;
  /** Stores the answer of the request that has the key; does nothing when another request has it. */
  complete(request: IdempotentRequest, answer: KeptAnswer): Promise<void>;
}
