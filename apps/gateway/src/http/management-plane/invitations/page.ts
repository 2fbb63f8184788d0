import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { receivedInvitationParams } from '../path-params.ts';
import { INVITATION_PAGE, INVITATION_PAGE_POLICY } from './invitation-page.ts';

export const invitationPageEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/invitations/{invitation_id}',
    operationId: 'openInvitation',
    tag: 'Invitations',
    summary: 'The page behind the link of an invitation',
    description:
      'Lets people sign in, then accept or decline. It is the same for every id and tells nothing of an invitation by itself.',
    access: 'public',
    params: receivedInvitationParams,
    answer: { status: 200, schema: z.string(), description: 'A page.', contentType: 'text/html' },
    errors: [404],
  },
  async () =>
    new Response(INVITATION_PAGE, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': INVITATION_PAGE_POLICY,
      },
    }),
);
