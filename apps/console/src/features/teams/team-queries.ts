import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { TeamsSearch } from './teams-search.ts';

export type Team = components['schemas']['Team'];
export type TeamMember = components['schemas']['TeamMember'];

const LIST = '/v1/organizations/{organization_id}/teams';
const ONE = '/v1/organizations/{organization_id}/teams/{team_id}';
const MEMBER = '/v1/organizations/{organization_id}/teams/{team_id}/members/{user_id}';

export function useTeams(organizationId: string, query: TeamsSearch) {
  return api.useQuery(
    'get',
    LIST,
    { params: { path: { organization_id: organizationId }, query } },
    { placeholderData: keepPreviousData },
  );
}

/** Not asked for none. */
export function useTeam(organizationId: string, teamId: string | null) {
  return api.useQuery(
    'get',
    ONE,
    { params: { path: { organization_id: organizationId, team_id: teamId ?? '' } } },
    { enabled: teamId !== null },
  );
}

export function useTeamMembers(organizationId: string, teamId: string, cursor: string | undefined) {
  return api.useQuery(
    'get',
    `${ONE}/members`,
    { params: { path: { organization_id: organizationId, team_id: teamId }, query: { cursor } } },
    { placeholderData: keepPreviousData },
  );
}

export function useCreateTeam() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidateTeams() });
}

export function useUpdateTeam() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidateTeams() });
}

export function useDeleteTeam() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidateTeams() });
}

export function useAddTeamMember() {
  return api.useMutation('put', MEMBER, { onSuccess: useInvalidateTeams() });
}

export function useRemoveTeamMember() {
  return api.useMutation('delete', MEMBER, { onSuccess: useInvalidateTeams() });
}

function useInvalidateTeams() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes('/teams') });
  };
}
