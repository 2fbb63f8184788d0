import type { OrganizationRole } from '../kernel/actor.ts';
import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Member } from './member.ts';

/** Null: any. */
export interface MemberFilter {
  readonly role: OrganizationRole | null;
  /** How the display name or the e-mail address begins, in any case. */
  readonly beginning: string | null;
}

export interface MemberRepository {
  /** Throws DomainError `already_member`. */
  insert(organizationId: OrganizationId, userId: UserId, role: OrganizationRole, at: Date): Promise<void>;
  find(organizationId: OrganizationId, userId: UserId): Promise<Member | null>;
  /** Newest user first, or by display name. */
  list(organizationId: OrganizationId, filter: MemberFilter, page: PageRequest): Promise<Page<Member>>;
  updateRole(organizationId: OrganizationId, userId: UserId, role: OrganizationRole): Promise<void>;
  /**
   * Removes a member from the organization and its teams, and revokes their keys in it.
   *
   * @returns how many keys were revoked
   */
  remove(organizationId: OrganizationId, userId: UserId, at: Date): Promise<number>;
  /**
   * Whether another user is an owner with an active account. Stays true until the end of a transaction that has the
   * organization locked exclusively: the account of the owner found is locked against deactivation.
   */
  hasOtherOwner(organizationId: OrganizationId, userId: UserId): Promise<boolean>;
  /** An organization, not deleted, that has this owner and no other with an active account; null when there is none. */
  findOwnedAlone(userId: UserId): Promise<OrganizationId | null>;
}

export interface ActorNameRepository {
  /** Names of members, and where wanted of service accounts, of the organization. */
  find(
    organizationId: OrganizationId,
    ids: readonly string[],
    withServiceAccounts: boolean,
  ): Promise<ReadonlyMap<string, string>>;
  /** Names of users and service accounts of the whole platform. */
  findAny(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** The names of who did something, within a unit of work. */
export interface ActorNameRepositories {
  readonly actorNames: ActorNameRepository;
}

/** The storage of members, within a unit of work. */
export interface MemberRepositories {
  readonly members: MemberRepository;
}
