import { z } from 'zod';
import { Description, Id, listOf, Name, NamedPageQuery, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId } from './path-params.ts';

export const Team = z
  .strictObject({
    id: Id,
    organization_id: Id,
    name: z.string(),
    description: z.string().nullable(),
    created_at: Timestamp,
  })
  .meta({ id: 'Team' });

export const TeamList = listOf(Team, 'TeamList');

export const CreateTeam = z
  .strictObject({ name: Name, description: Description.nullable().default(null) })
  .meta({ id: 'CreateTeam' });

/** Absent is unchanged, null is cleared. */
export const UpdateTeam = z
  .strictObject({ name: Name.optional(), description: Description.nullable().optional() })
  .meta({ id: 'UpdateTeam' });

export const TeamMember = z
  .strictObject({ user_id: Id, display_name: z.string(), added_at: Timestamp })
  .meta({ id: 'TeamMember' });

export const TeamMemberList = listOf(TeamMember, 'TeamMemberList');

export const TeamMembership = z.strictObject({ team_id: Id, user_id: Id }).meta({ id: 'TeamMembership' });

const teamParams = organizationParams.extend({ team_id: pathId<'team'>() });
const teamMemberParams = teamParams.extend({ user_id: pathId<'user'>() });

export const createTeamOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/teams',
  operationId: 'createTeam',
  tag: 'Teams',
  summary: 'Create a team',
  access: 'team.create',
  params: organizationParams,
  body: CreateTeam,
  answer: { status: 201, schema: Team, description: 'The new team.' },
  errors: [404, 409],
});

export const listTeamsOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/teams',
  operationId: 'listTeams',
  tag: 'Teams',
  summary: 'List the teams of an organization',
  access: 'team.list',
  params: organizationParams,
  query: NamedPageQuery,
  answer: { status: 200, schema: TeamList, description: 'A page of teams.' },
  errors: [404],
});

export const getTeamOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/teams/{team_id}',
  operationId: 'getTeam',
  tag: 'Teams',
  summary: 'Get a team',
  access: 'team.read',
  params: teamParams,
  answer: { status: 200, schema: Team, description: 'The team.' },
  errors: [404],
});

export const updateTeamOperation = operation({
  method: 'patch',
  path: '/v1/organizations/{organization_id}/teams/{team_id}',
  operationId: 'updateTeam',
  tag: 'Teams',
  summary: 'Update a team',
  access: 'team.update',
  params: teamParams,
  body: UpdateTeam,
  answer: { status: 200, schema: Team, description: 'The updated team.' },
  errors: [404, 409],
});

export const deleteTeamOperation = operation({
  method: 'delete',
  path: '/v1/organizations/{organization_id}/teams/{team_id}',
  operationId: 'deleteTeam',
  tag: 'Teams',
  summary: 'Delete a team',
  access: 'team.delete',
  params: teamParams,
  answer: {
    status: 204,
    description: 'The team is deleted. Its members stay in the organization.',
  },
  errors: [404],
});

export const listTeamMembersOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/teams/{team_id}/members',
  operationId: 'listTeamMembers',
  tag: 'Teams',
  summary: 'List the members of a team',
  access: 'team.read',
  params: teamParams,
  query: PageQuery,
  answer: { status: 200, schema: TeamMemberList, description: 'A page of members, newest account first.' },
  errors: [404],
});

export const addTeamMemberOperation = operation({
  method: 'put',
  path: '/v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}',
  operationId: 'addTeamMember',
  tag: 'Teams',
  summary: 'Add a member of the organization to a team',
  access: 'team.add_member',
  params: teamMemberParams,
  answer: {
    status: 200,
    schema: TeamMembership,
    description: 'The member is in the team. Adding a member again changes nothing.',
  },
  errors: [404],
});

export const removeTeamMemberOperation = operation({
  method: 'delete',
  path: '/v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}',
  operationId: 'removeTeamMember',
  tag: 'Teams',
  summary: 'Remove a member from a team',
  description: 'Members can remove themselves.',
  access: 'team.remove_member',
  params: teamMemberParams,
  answer: {
    status: 204,
    description: 'The user is no longer in the team, but still in the organization.',
  },
  errors: [404],
});

export const teamOperations = [
  createTeamOperation,
  listTeamsOperation,
  getTeamOperation,
  updateTeamOperation,
  deleteTeamOperation,
  listTeamMembersOperation,
  addTeamMemberOperation,
  removeTeamMemberOperation,
];
