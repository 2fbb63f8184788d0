import { getMemberOperation } from '@weir/contracts/members';
import { getMember } from '@weir/domain/members';
import { handle } from '../endpoint.ts';
import { toMemberWire } from './to-wire.ts';

export const getMemberEndpoint = handle(getMemberOperation, async ({ caller, params }, { management }) =>
  toMemberWire(await getMember(caller, params.organization_id, params.user_id, management)),
);
