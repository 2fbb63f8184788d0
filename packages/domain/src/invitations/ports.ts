import type { OrganizationRole } from '../kernel/actor.ts';
import type { InvitationId, OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { EmailAddress, Invitation, InvitationState } from './invitation.ts';

/** An invitation as the invited person sees it. */
export interface ReceivedInvitation {
  readonly id: InvitationId;
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly role: OrganizationRole;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface InvitationRepository {
  /**
   * Adds an invitation, or replaces an expired one to the same address and takes over its id. Null, without a change, when
   * the organization has an open one to the address.
   */
  insert(invitation: Invitation): Promise<Invitation | null>;
  find(organizationId: OrganizationId, id: InvitationId): Promise<Invitation | null>;
  /** The invitation, locked until the end of the transaction. */
  findForUpdate(organizationId: OrganizationId, id: InvitationId): Promise<Invitation | null>;
  /** Those in this state at this time. */
  list(
    organizationId: OrganizationId,
    state: InvitationState,
    at: Date,
    page: PageRequest,
  ): Promise<Page<Invitation>>;
  /** Writes the token, who invited, the times of sending and expiry, and how it ended. */
  update(invitation: Invitation): Promise<void>;
  /** The addresses among these that are verified addresses of members of the organization. */
  membersAmong(
    organizationId: OrganizationId,
    emails: readonly EmailAddress[],
  ): Promise<ReadonlySet<EmailAddress>>;
  /** The organization of this invitation to this address, in any state; null when there is none. */
  organizationOf(id: InvitationId, email: string): Promise<OrganizationId | null>;
  /** Those to this address that are open at this time, of organizations that are not deleted. */
  listReceived(email: string, at: Date, page: PageRequest): Promise<Page<ReceivedInvitation>>;
  /** Deletes those whose expiry was before, however they ended: at most `limit`. Returns how many. */
  deleteExpired(before: Date, limit: number): Promise<number>;
}

export interface InvitationMail {
  readonly to: EmailAddress;
  readonly organizationName: string;
  readonly role: OrganizationRole;
  readonly acceptUrl: string;
  readonly expiresAt: Date;
}

/** Why a mail was not sent; for the log. */
export type MailFailure = 'unreachable' | 'timed_out' | 'not_authenticated' | 'rejected' | 'failed';

export interface InvitationMailer {
  /** Resolves to null once a mail server has accepted the mail; never rejects, and settles within 10 s. */
  send(mail: InvitationMail): Promise<MailFailure | null>;
}

/** The storage of invitations, within a unit of work. */
export interface InvitationRepositories {
  readonly invitations: InvitationRepository;
}
