import type { TokenHash } from '../identity/session.ts';
import type { OrganizationRole } from '../kernel/actor.ts';
import type { InvitationId, OrganizationId, UserId } from '../kernel/ids.ts';

/**
 * An offer of membership to the owner of a verified e-mail address. It is open for seven days, and only as long as its
 * inviter may still make it.
 */
export interface Invitation {
  readonly id: InvitationId;
  readonly organizationId: OrganizationId;
  readonly email: EmailAddress;
  readonly role: OrganizationRole;
  /** SHA-256 of the token in the link. The token alone opens nothing: the address must match too. */
  readonly tokenHash: TokenHash;
  /** The last user who sent it; null when that account is gone. */
  readonly invitedBy: UserId | null;
  readonly createdAt: Date;
  /** Of its last mail; null where no mail is sent. */
  readonly mail: 'queued' | 'sent' | 'failed' | null;
  /** When a mail server last accepted it. */
  readonly lastSentAt: Date | null;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A valid address, trimmed, in lower case, of at most 320 characters. */
export type EmailAddress = string & { readonly __emailAddress: true };

const INVITATION_STATES = ['open', 'accepted', 'declined', 'revoked', 'expired'] as const;

export type InvitationState = (typeof INVITATION_STATES)[number];

export const INVITATION_LIFETIME_MS = 7 * 86_400_000;

export function stateOf(
  invitation: Pick<Invitation, 'acceptedAt' | 'declinedAt' | 'revokedAt' | 'expiresAt'>,
  nowMs: number,
): InvitationState {
  if (invitation.acceptedAt !== null) return 'accepted';
  if (invitation.declinedAt !== null) return 'declined';
  if (invitation.revokedAt !== null) return 'revoked';
  return invitation.expiresAt.getTime() <= nowMs ? 'expired' : 'open';
}
