import type { OrganizationId, OrganizationRole, UserId } from '../kernel/index.ts';

/** Whom a write keeps out of the organization until it is committed: nobody but those who would delete it, or every other write. */
export type OrganizationLock = 'none' | 'shared' | 'exclusive';

/** What decides who may act on an organization, read at the moment it is asked. */
export interface OrganizationAccessRepository {
  /**
   * The user's role in an organization that is not deleted: null when there is no such organization, a null role when
   * the user (null: nobody in particular) is no member. Takes the lock until the end of the transaction.
   */
  find(
    organizationId: OrganizationId,
    userId: UserId | null,
    lock: OrganizationLock,
  ): Promise<{ readonly role: OrganizationRole | null } | null>;
}
