import { z } from 'zod';
import { Id, listOf, PageQuery, Timestamp } from './common.ts';
import { OrganizationRole } from './organizations.ts';

/** RFC 5321 §4.5.3.1 bounds it: 64 characters, @, 255 characters. */
const MAX_EMAIL_LENGTH = 320;

/**
 * An address, trimmed and in lower case; nothing else around it, such as a name. Checked before its case is changed: the
 * Kelvin sign is no ASCII, but its lower case is.
 */
export const EmailAddress = z.string().trim().max(MAX_EMAIL_LENGTH).pipe(z.email().toLowerCase());

const InvitationState = z
  .enum(['open', 'accepted', 'declined', 'revoked', 'expired'])
  .meta({ id: 'InvitationState' });

export const Invitation = z
  .strictObject({
    id: Id,
    organization_id: Id,
    email: z.string(),
    role: OrganizationRole,
    state: InvitationState,
    invited_by: Id.nullable().meta({
      description:
        'Who invited, or sent it again, last. The invitation stands as long as they might still invite.',
    }),
    created_at: Timestamp,
    last_sent_at: Timestamp.nullable().meta({
      description: 'When it was last mailed, or tried to be; null where no mail is sent.',
    }),
    expires_at: Timestamp,
  })
  .meta({ id: 'Invitation' });

export const InvitationList = listOf(Invitation, 'InvitationList');

export const ListInvitationsQuery = PageQuery.extend({ state: InvitationState.default('open') });

export const CreateInvitations = z
  .strictObject({
    invitations: z
      .array(
        z.strictObject({
          email: z.string().max(1_000).meta({ example: 'ada@example.com' }),
          role: OrganizationRole,
        }),
      )
      .min(1)
      .max(100),
  })
  .meta({ id: 'CreateInvitations' });

const delivery = {
  mail: z.enum(['sent', 'failed', 'none']).meta({
    description:
      '`failed`: the invitation stands; send it again later. `none`: this gateway sends no mail; pass accept_url on.',
  }),
  accept_url: z.string().nullable().meta({
    description: 'Where to answer the invitation. Shown this once, and only where no mail is sent.',
  }),
};

export const InvitationResult = z
  .strictObject({
    email: z.string().meta({ description: 'As it was given.' }),
    status: z.enum(['invited', 'failed']),
    invitation: Invitation.nullable(),
    code: z.string().nullable().meta({
      description:
        'Why not: `invalid_parameter` (no address, or of a domain that the organization does not allow), `permission_denied` (an owner, invited by somebody who is none), `already_member`, `already_invited`.',
    }),
    mail: delivery.mail.nullable(),
    accept_url: delivery.accept_url,
  })
  .meta({ id: 'InvitationResult' });

export const InvitationResults = z
  .strictObject({ data: z.array(InvitationResult) })
  .meta({ id: 'InvitationResults' });

export const ResentInvitation = z
  .strictObject({ invitation: Invitation, ...delivery })
  .meta({ id: 'ResentInvitation' });

export const ReceivedInvitation = z
  .strictObject({
    id: Id,
    organization_id: Id,
    organization_name: z.string(),
    role: OrganizationRole,
    created_at: Timestamp,
    expires_at: Timestamp,
  })
  .meta({ id: 'ReceivedInvitation' });

export const ReceivedInvitationList = listOf(ReceivedInvitation, 'ReceivedInvitationList');

export const AcceptInvitation = z
  .strictObject({
    token: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'From the link. Not needed: the verified e-mail address suffices.' }),
  })
  .meta({ id: 'AcceptInvitation' });

export const AnsweredInvitation = z
  .strictObject({
    id: Id,
    organization_id: Id,
    role: OrganizationRole,
    state: z.enum(['accepted', 'declined']),
  })
  .meta({ id: 'AnsweredInvitation' });
