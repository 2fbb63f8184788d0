import { InvitationList, ListInvitationsQuery } from '@weir/contracts';
import { listInvitations } from '@weir/domain/invitations';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { organizationParams } from '../path-params.ts';
import { toInvitationWire } from './to-wire.ts';

export const listInvitationsEndpoint = endpoint(
  {
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
  },
  async ({ caller, params, query }, { management }) => {
    const page = toPageRequest(query);
    const invitations = await listInvitations(caller, params.organization_id, query.state, page, management);
    const nowMs = management.clock.nowMs();
    return toList(invitations, (invitation) => toInvitationWire(invitation, nowMs));
  },
);
