import { PageQuery, ReceivedInvitationList } from '@weir/contracts';
import { listReceivedInvitations } from '@weir/domain/invitations';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toReceivedInvitationWire } from './to-wire.ts';

export const listReceivedInvitationsEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/users/me/invitations',
    operationId: 'listReceivedInvitations',
    tag: 'Invitations',
    summary: 'List the open invitations to your verified e-mail address',
    access: 'profile.read',
    query: PageQuery,
    answer: {
      status: 200,
      schema: ReceivedInvitationList,
      description: 'A page of invitations, newest first; none without a verified address.',
    },
  },
  async ({ caller, query }, { management }) =>
    toList(await listReceivedInvitations(caller, toPageRequest(query), management), toReceivedInvitationWire),
);
