import { listTeamMembersOperation } from '@weir/contracts/teams';
import { listTeamMembers } from '@weir/domain/teams';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toTeamMemberWire } from './to-wire.ts';

export const listTeamMembersEndpoint = handle(
  listTeamMembersOperation,
  async ({ caller, params, query }, { management }) =>
    toList(
      query,
      await listTeamMembers(caller, params.organization_id, params.team_id, toPageRequest(query), management),
      toTeamMemberWire,
    ),
);
