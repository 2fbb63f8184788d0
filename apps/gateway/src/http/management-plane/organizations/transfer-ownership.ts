import { transferOwnershipOperation } from '@weir/contracts/organizations';
import type { UserId } from '@weir/domain/kernel';
import { transferOwnership } from '@weir/domain/organizations';
import { handle } from '../endpoint.ts';
import { toMemberWire } from '../members/to-wire.ts';

export const transferOwnershipEndpoint = handle(
  transferOwnershipOperation,
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
