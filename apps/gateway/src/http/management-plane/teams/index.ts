import { createTeamEndpoint } from './create.ts';
import { deleteTeamEndpoint } from './delete.ts';
import { getTeamEndpoint } from './get.ts';
import { listTeamsEndpoint } from './list.ts';
import { updateTeamEndpoint } from './update.ts';

export const teamEndpoints = [
  createTeamEndpoint,
  listTeamsEndpoint,
  getTeamEndpoint,
  updateTeamEndpoint,
  deleteTeamEndpoint,
];
