import { updateMemberOperation } from '@weir/contracts/members';
import { updateMember } from '@weir/domain/members';
import { handle } from '../endpoint.ts';
import { toMemberWire } from './to-wire.ts';

export const updateMemberEndpoint = handle(
  updateMemberOperation,
  async ({ caller, params, body }, { management }) =>
    toMemberWire(await updateMember(caller, params.organization_id, params.user_id, body, management)),
);
