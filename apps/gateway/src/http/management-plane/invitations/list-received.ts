import { listReceivedInvitationsOperation } from '@weir/contracts/invitations';
import { listReceivedInvitations } from '@weir/domain/invitations';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toReceivedInvitationWire } from './to-wire.ts';

export const listReceivedInvitationsEndpoint = handle(
  listReceivedInvitationsOperation,
  async ({ caller, query }, { management }) =>
    toList(
      query,
      await listReceivedInvitations(caller, toPageRequest(query), management),
      toReceivedInvitationWire,
    ),
);
