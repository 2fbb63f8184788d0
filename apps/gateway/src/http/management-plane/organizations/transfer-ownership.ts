import { Member, TransferOwnership } from '@weir/contracts';
import type { UserId } from '@weir/domain/kernel';
import { transferOwnership } from '@weir/domain/organizations';
import { endpoint } from '../endpoint.ts';
import { toMemberWire } from '../members/to-wire.ts';
import { organizationParams } from '../path-params.ts';

export const transferOwnershipEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/organizations/{organization_id}/transfer-ownership',
    operationId: 'transferOwnership',
    tag: 'Organizations',
    summary: 'Make a member owner in your place',
    description: 'The member becomes an owner. You, if you are one, become an admin; other owners stay.',
    access: 'organization.transfer',
    params: organizationParams,
    body: TransferOwnership,
    answer: { status: 200, schema: Member, description: 'The new owner.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) =>
    toMemberWire(
      await transferOwnership(
        caller,
        params.organization_id,
        body.user_id.toLowerCase() as UserId,
        management,
      ),
    ),
);
