import { listMembersOperation } from '@weir/contracts/members';
import { listMembers } from '@weir/domain/members';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toMemberWire } from './to-wire.ts';

export const listMembersEndpoint = handle(
  listMembersOperation,
  async ({ caller, params, query }, { management }) =>
    toList(
      query,
      await listMembers(
        caller,
        params.organization_id,
        { role: query.role ?? null, beginning: query.q ?? null },
        toPageRequest(query),
        management,
      ),
      toMemberWire,
    ),
);
