import { Deleted } from '@weir/contracts';
import { revokeInvitation } from '@weir/domain/invitations';
import { endpoint } from '../endpoint.ts';
import { invitationParams } from '../path-params.ts';

export const revokeInvitationEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/organizations/{organization_id}/invitations/{invitation_id}',
    operationId: 'revokeInvitation',
    tag: 'Invitations',
    summary: 'Revoke an invitation',
    access: 'invitation.revoke',
    params: invitationParams,
    answer: { status: 200, schema: Deleted, description: 'The invitation cannot be accepted any more.' },
    errors: [404, 409],
  },
  async ({ caller, params }, { management }) => {
    await revokeInvitation(caller, params.organization_id, params.invitation_id, management);
    return { id: params.invitation_id, deleted: true } as const;
  },
);
