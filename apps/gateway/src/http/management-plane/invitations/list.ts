import { listInvitationsOperation } from '@weir/contracts/invitations';
import { type Invitation, listInvitations } from '@weir/domain/invitations';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toInvitationWire } from './to-wire.ts';

export const listInvitationsEndpoint = handle(
  listInvitationsOperation,
  async ({ caller, params, query }, { management }) => {
    const page = toPageRequest(query);
    const invitations = await listInvitations(caller, params.organization_id, query.state, page, management);
    const nowMs = management.clock.nowMs();
    const list = toList(query, invitations, (invitation) => toInvitationWire(invitation, nowMs));
    const idsOf = ({ invitedBy }: Invitation) => [invitedBy];
    return withNames(list, invitations, idsOf, caller, params.organization_id, management);
  },
);
