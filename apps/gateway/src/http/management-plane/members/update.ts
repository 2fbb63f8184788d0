import { Member, UpdateMember } from '@weir/contracts';
import { updateMember } from '@weir/domain/members';
import { endpoint } from '../endpoint.ts';
import { memberParams } from '../path-params.ts';
import { toMemberWire } from './to-wire.ts';

export const updateMemberEndpoint = endpoint(
  {
    method: 'patch',
    path: '/v1/organizations/{organization_id}/members/{user_id}',
    operationId: 'updateMember',
    tag: 'Members',
    summary: "Change a member's role",
    description: 'Only owners make somebody an owner or an owner something else. The last owner stays one.',
    access: 'member.update',
    params: memberParams,
    body: UpdateMember,
    answer: { status: 200, schema: Member, description: 'The changed member.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) =>
    toMemberWire(await updateMember(caller, params.organization_id, params.user_id, body, management)),
);
