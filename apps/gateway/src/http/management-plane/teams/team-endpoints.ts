import { addTeamMemberEndpoint } from './add-member.ts';
import { createTeamEndpoint } from './create.ts';
import { deleteTeamEndpoint } from './delete.ts';
import { getTeamEndpoint } from './get.ts';
import { listTeamsEndpoint } from './list.ts';
import { listTeamMembersEndpoint } from './list-members.ts';
import { removeTeamMemberEndpoint } from './remove-member.ts';
import { updateTeamEndpoint } from './update.ts';

export const teamEndpoints = [
  createTeamEndpoint,
  listTeamsEndpoint,
  getTeamEndpoint,
  updateTeamEndpoint,
  deleteTeamEndpoint,
  listTeamMembersEndpoint,
  addTeamMemberEndpoint,
  removeTeamMemberEndpoint,
];
