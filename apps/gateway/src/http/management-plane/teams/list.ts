import { listTeamsOperation } from '@weir/contracts/teams';
import { listTeams } from '@weir/domain/teams';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toTeamWire } from './to-wire.ts';

export const listTeamsEndpoint = handle(
  listTeamsOperation,
  async ({ caller, params, query }, { management }) =>
    toList(
      query,
      await listTeams(caller, params.organization_id, query.q ?? null, toPageRequest(query), management),
      toTeamWire,
    ),
);
