import type { OrganizationRole } from '../kernel/actor.ts';
import type { InvitationId, OrganizationId, OutgoingMailId, UserId } from '../kernel/ids.ts';
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
  /** Whether the organization has an open invitation to the address at this time. */
  hasOpen(organizationId: OrganizationId, email: EmailAddress, at: Date): Promise<boolean>;
  /**
   * Adds an invitation, or replaces an expired one to the same address and takes over its id. Call {@link hasOpen} first,
   * under the organization's exclusive lock.
   */
  insert(invitation: Invitation): Promise<Invitation>;
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
  /** Writes the token, who invited, the state of its mail, the times of sending and expiry, and how it ended. */
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

/** A mail to be sent after the transaction that wants it. */
export interface OutgoingMail {
  readonly id: OutgoingMailId;
  readonly organizationId: OrganizationId;
  readonly invitationId: InvitationId;
  readonly sentBy: UserId | null;
  /** The token of the link, bound to the id. */
  readonly tokenEncrypted: Uint8Array;
  readonly createdAt: Date;
}

/** A mail that one replica may try now, with what its text needs. */
export interface DueMail extends Pick<OutgoingMail, 'id' | 'invitationId' | 'tokenEncrypted' | 'createdAt'> {
  readonly to: EmailAddress;
  readonly organizationName: string;
  readonly role: OrganizationRole;
  readonly expiresAt: Date;
  /** This one included. */
  readonly attempts: number;
  /** Whether the invitation can still be accepted, as far as it and its organization tell. */
  readonly isOpen: boolean;
}

/** How many mails there have been. */
export interface MailCounts {
  readonly byOrganization: number;
  /** Of the inviter, in any organization. */
  readonly bySender: number;
  /** To each address, from any organization; none is absent. */
  readonly byRecipient: ReadonlyMap<EmailAddress, number>;
}

export interface OutgoingMailRepository {
  /**
   * The mails since then, sent or not. Until the transaction ends, other transactions that count the same sender or
   * recipients wait; hold the organization's exclusive lock for its count.
   */
  count(
    since: Date,
    by: { readonly organizationId: OrganizationId; readonly sentBy: UserId | null },
    recipients: readonly EmailAddress[],
  ): Promise<MailCounts>;
  /** Adds a mail. An earlier one of the same invitation that has not been sent is dropped: its link no longer works. */
  insert(mail: OutgoingMail): Promise<void>;
  /** Takes up to `limit` mails that are due, oldest first. No other replica gets them before `heldUntil`. */
  takeDue(at: Date, heldUntil: Date, limit: number): Promise<readonly DueMail[]>;
  /** Ends a mail, and notes it in its invitation unless a later mail replaced it. `failure`: null for sent. */
  end(id: OutgoingMailId, at: Date, failure: MailFailure | 'invitation_closed' | null): Promise<void>;
  /** Tries it again at this time. */
  postpone(id: OutgoingMailId, dueAt: Date, failure: MailFailure): Promise<void>;
  /** Deletes ended ones that were made before: at most `limit`. Returns how many. */
  deleteEnded(before: Date, limit: number): Promise<number>;
}

export interface InvitationMail {
  /** The same whenever it is sent again, so that a receiver can drop the second one. */
  readonly id: OutgoingMailId;
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
  readonly outgoingMails: OutgoingMailRepository;
}
