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
        'The user who last sent the invitation. It can be accepted only while this user is allowed to invite people.',
    }),
    inviter_may_invite: z.boolean().meta({
      description:
        'Whether that user is still allowed to invite people. If not, an open invitation cannot be accepted until someone sends it again.',
    }),
    created_at: Timestamp,
    mail: z.enum(['queued', 'sent', 'failed']).nullable().meta({
      description:
        'The state of the last email. `failed`: Weir has given up; send the invitation again. Null if the gateway does not send email.',
    }),
    last_sent_at: Timestamp.nullable().meta({
      description: 'When a mail server last accepted an email for this invitation.',
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
      '`queued`: the email is sent shortly and retried for a few hours; the invitation shows the result. `none`: this gateway does not send email; share accept_url yourself.',
  }),
  accept_url: z.string().nullable().meta({
    description:
      'The link to accept the invitation. Shown only once, and only if the gateway does not send email.',
  }),
};

export const InvitationResult = z
  .strictObject({
    email: z.string().meta({ description: 'The address as given.' }),
    status: z.enum(['invited', 'failed']),
    invitation: orNull(Invitation),
    code: z.string().nullable().meta({
      description:
        'Why the entry failed: `invalid_parameter` (not an email address, or a domain that the organization does not allow), `permission_denied` (only owners can invite owners), `already_member`, `already_invited`, `too_many_requests` (per day: 5 emails to an address, 200 from an inviter, 500 from an organization).',
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
      .meta({ description: 'The token from the link. Optional: the verified email address is enough.' }),
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
  summary: 'Invite people by email',
  description:
    'An invalid entry does not affect the others. An invitation is open for seven days. A user who signs in with the verified email address can accept it.',
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
  summary: 'Resend an invitation',
  description: 'Sends a new link that works for another seven days. The old link stops working.',
  access: 'invitation.resend',
  params: invitationParams,
  answer: { status: 200, schema: ResentInvitation, description: 'The invitation, which is open again.' },
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
  summary: 'List the open invitations to your verified email address',
  access: 'profile.list_invitations',
  query: PageQuery,
  answer: {
    status: 200,
    schema: ReceivedInvitationList,
    description: 'A page of invitations, newest first. Empty without a verified address.',
  },
});

export const acceptInvitationOperation = operation({
  method: 'post',
  path: '/v1/users/me/invitations/{invitation_id}/accept',
  operationId: 'acceptInvitation',
  tag: 'Invitations',
  summary: 'Accept an invitation',
  description:
    'Only the user with the verified email address that was invited can accept. The error `invitation_closed` means that the invitation has expired, was revoked or answered, or that its sender can no longer invite people.',
  access: 'invitation.accept',
  params: receivedInvitationParams,
  body: AcceptInvitation,
  answer: { status: 200, schema: AnsweredInvitation, description: 'You are now a member.' },
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
  summary: 'Open the page of an invitation link',
  description:
    'Lets people sign in, then accept or decline the invitation. The page is the same for every id and reveals nothing about the invitation.',
  access: 'public',
  params: receivedInvitationParams,
  answer: { status: 200, schema: z.string(), description: 'The HTML page.', contentType: 'text/html' },
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
