import { Deleted } from '@weir/contracts';
import { removeMember } from '@weir/domain/members';
import { endpoint } from '../endpoint.ts';
import { memberParams } from '../path-params.ts';

export const removeMemberEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/organizations/{organization_id}/members/{user_id}',
    operationId: 'removeMember',
    tag: 'Members',
    summary: 'Remove a member, or leave',
    description:
      'Everybody may leave; only owners remove owners, and the last owner stays. Team memberships end and keys of the member are revoked.',
    access: 'member.remove',
    params: memberParams,
    answer: { status: 200, schema: Deleted, description: 'The user is no member any more.' },
    errors: [404, 409],
  },
  async ({ caller, params }, { management }) => {
    await removeMember(caller, params.organization_id, params.user_id, management);
    return { id: params.user_id, deleted: true } as const;
  },
);
