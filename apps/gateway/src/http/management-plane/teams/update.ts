import { updateTeamOperation } from '@weir/contracts/teams';
import { updateTeam } from '@weir/domain/teams';
import { handle } from '../endpoint.ts';
import { toTeamWire } from './to-wire.ts';

export const updateTeamEndpoint = handle(
  updateTeamOperation,
  async ({ caller, params, body }, { management }) =>
    toTeamWire(await updateTeam(caller, params.organization_id, params.team_id, body, management)),
);
