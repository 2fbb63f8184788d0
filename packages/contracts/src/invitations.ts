import { z } from 'zod';
import { Id, listOf, listWithNamesOf, orNull, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { OrganizationRole } from './organization-role.ts';
import { organizationParams, pathId } from './path-params.ts';

/** RFC 5321 §4.5.3.1 bounds it: 64 characters, @, 255 characters. */
const MAX_EMAIL_LENGTH = 320;

/**
 * An address alone, without a name, trimmed and in lower case. It is checked before its case is changed: the Kelvin sign
 * is not ASCII, but its lower case is.
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
        'The last user who sent it. The invitation is open only as long as they may still make it.',
    }),
    inviter_may_invite: z.boolean().meta({
      description: 'Whether they may. If not, an open invitation cannot be accepted: send it again.',
    }),
    created_at: Timestamp,
    mail: z.enum(['queued', 'sent', 'failed']).nullable().meta({
      description:
        'Of its last mail: `failed` once it has been given up; send it again then. Null where no mail is sent.',
    }),
    last_sent_at: Timestamp.nullable().meta({
      description: 'When a mail server last accepted a mail of it.',
    }),
    expires_at: Timestamp,
  })
  .meta({ id: 'Invitation' });

export const InvitationList = listWithNamesOf(Invitation, 'InvitationList');

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
  mail: z.enum(['queued', 'none']).meta({
    description:
      '`queued`: it is sent in a moment, and tried again for some hours; the invitation tells how it went. `none`: this gateway sends no mail; pass accept_url on.',
  }),
  accept_url: z.string().nullable().meta({
    description: 'Where to answer the invitation. Shown only this once, and only where no mail is sent.',
  }),
};

export const InvitationResult = z
  .strictObject({
    email: z.string().meta({ description: 'As it was given.' }),
    status: z.enum(['invited', 'failed']),
    invitation: orNull(Invitation),
    code: z.string().nullable().meta({
      description:
        'The reason: `invalid_parameter` (not an address, or of a domain that the organization does not allow), `permission_denied` (only owners invite owners), `already_member`, `already_invited`, `too_many_requests` (a day allows 5 mails to an address, 200 from an inviter, 500 from an organization).',
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

const invitationParams = organizationParams.extend({ invitation_id: pathId<'invitation'>() });
const receivedInvitationParams = z.object({ invitation_id: pathId<'invitation'>() });

export const createInvitationsOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/invitations',
  operationId: 'createInvitations',
  tag: 'Invitations',
  summary: 'Invite people by e-mail',
  description:
    'An invalid entry does not affect the others. An invitation is open for seven days. A user who signs in with the verified e-mail address can accept it.',
  access: 'invitation.create',
  params: organizationParams,
  body: CreateInvitations,
  answer: {
    status: 201,
    schema: InvitationResults,
    description: 'The result of each entry, in order.',
  },
  errors: [404],
  guarded: true,
});

export const listInvitationsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/invitations',
  operationId: 'listInvitations',
  tag: 'Invitations',
  summary: 'List the invitations of an organization',
  access: 'invitation.list',
  params: organizationParams,
  query: ListInvitationsQuery,
  answer: { status: 200, schema: InvitationList, description: 'A page of invitations, newest first.' },
  errors: [404],
});

export const getInvitationOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/invitations/{invitation_id}',
  operationId: 'getInvitation',
  tag: 'Invitations',
  summary: 'Get an invitation',
  access: 'invitation.read',
  params: invitationParams,
  answer: { status: 200, schema: Invitation, description: 'The invitation, in any state.' },
  errors: [404],
});

export const resendInvitationOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/invitations/{invitation_id}/resend',
  operationId: 'resendInvitation',
  tag: 'Invitations',
  summary: 'Send an invitation again',
  description: 'With a new link, for another seven days. The old link stops working.',
  access: 'invitation.resend',
  params: invitationParams,
  answer: { status: 200, schema: ResentInvitation, description: 'The invitation, open again.' },
  errors: [400, 404, 409],
  guarded: true,
});

export const revokeInvitationOperation = operation({
  method: 'delete',
  path: '/v1/organizations/{organization_id}/invitations/{invitation_id}',
  operationId: 'revokeInvitation',
  tag: 'Invitations',
  summary: 'Revoke an invitation',
  access: 'invitation.revoke',
  params: invitationParams,
  answer: { status: 200, schema: Invitation, description: 'The revoked invitation.' },
  errors: [404, 409],
});

export const listReceivedInvitationsOperation = operation({
  method: 'get',
  path: '/v1/users/me/invitations',
  operationId: 'listReceivedInvitations',
  tag: 'Invitations',
  summary: 'List the open invitations to your verified e-mail address',
  access: 'profile.list_invitations',
  query: PageQuery,
  answer: {
    status: 200,
    schema: ReceivedInvitationList,
    description: 'A page of invitations, newest first; none without a verified address.',
  },
});

export const acceptInvitationOperation = operation({
  method: 'post',
  path: '/v1/users/me/invitations/{invitation_id}/accept',
  operationId: 'acceptInvitation',
  tag: 'Invitations',
  summary: 'Accept an invitation',
  description:
    'For the user with the verified e-mail address that was invited. An invitation that expired, was revoked or answered, or whose inviter may no longer make it, is `invitation_closed`.',
  access: 'invitation.accept',
  params: receivedInvitationParams,
  body: AcceptInvitation,
  answer: { status: 200, schema: AnsweredInvitation, description: 'You are a member.' },
  errors: [404, 409],
});

export const declineInvitationOperation = operation({
  method: 'post',
  path: '/v1/users/me/invitations/{invitation_id}/decline',
  operationId: 'declineInvitation',
  tag: 'Invitations',
  summary: 'Decline an invitation',
  access: 'invitation.decline',
  params: receivedInvitationParams,
  answer: { status: 200, schema: AnsweredInvitation, description: 'The invitation is closed.' },
  errors: [404, 409],
});

export const openInvitationOperation = operation({
  method: 'get',
  path: '/v1/invitations/{invitation_id}',
  operationId: 'openInvitation',
  tag: 'Invitations',
  summary: 'The page behind the link of an invitation',
  description:
    'Lets people sign in, then accept or decline. It is the same for every id and reveals nothing about an invitation.',
  access: 'public',
  params: receivedInvitationParams,
  answer: { status: 200, schema: z.string(), description: 'A page.', contentType: 'text/html' },
  errors: [404],
});

export const invitationOperations = [
  createInvitationsOperation,
  listInvitationsOperation,
  getInvitationOperation,
  resendInvitationOperation,
  revokeInvitationOperation,
  listReceivedInvitationsOperation,
  acceptInvitationOperation,
  declineInvitationOperation,
  openInvitationOperation,
];
