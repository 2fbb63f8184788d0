import { getTeamOperation } from '@weir/contracts/teams';
import { getTeam } from '@weir/domain/teams';
import { handle } from '../endpoint.ts';
import { toTeamWire } from './to-wire.ts';

export const getTeamEndpoint = handle(getTeamOperation, async ({ caller, params }, { management }) =>
  toTeamWire(await getTeam(caller, params.organization_id, params.team_id, management)),
);
