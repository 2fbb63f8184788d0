import { createTeamOperation } from '@weir/contracts/teams';
import { createTeam } from '@weir/domain/teams';
import { handle } from '../endpoint.ts';
import { toTeamWire } from './to-wire.ts';

export const createTeamEndpoint = handle(
  createTeamOperation,
  async ({ caller, params, body }, { management }) =>
    toTeamWire(await createTeam(caller, params.organization_id, body, management)),
);
