import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { WorkspacesSearch } from './workspaces-search.ts';

export type Workspace = components['schemas']['Workspace'];
export type WorkspaceSettings = components['schemas']['WorkspaceSettings'];

const LIST = '/v1/organizations/{organization_id}/workspaces';
const ONE = '/v1/workspaces/{workspace_id}';

/** A page of the workspaces of an organization. */
export function useWorkspaces(organizationId: string, query: WorkspacesSearch) {
  return api.useQuery(
    'get',
    LIST,
    { params: { path: { organization_id: organizationId }, query } },
    { placeholderData: keepPreviousData },
  );
}

/** Not asked for none. */
export function useWorkspace(workspaceId: string | null) {
  return api.useQuery(
    'get',
    ONE,
    { params: { path: { workspace_id: workspaceId ?? '' } } },
    { enabled: workspaceId !== null },
  );
}

export function useWorkspaceSettings(workspaceId: string) {
  return api.useQuery('get', `${ONE}/settings`, { params: { path: { workspace_id: workspaceId } } });
}

export function useCreateWorkspace() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidateWorkspaces() });
}

export function useUpdateWorkspace() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidateWorkspaces() });
}

export function useDeleteWorkspace() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidateWorkspaces() });
}

export function useRestoreWorkspace() {
  return api.useMutation('post', `${ONE}/restore`, { onSuccess: useInvalidateWorkspaces() });
}

export function useUpdateWorkspaceSettings() {
  return api.useMutation('patch', `${ONE}/settings`, { onSuccess: useInvalidateWorkspaces() });
}

function useInvalidateWorkspaces() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).includes('/workspaces'),
    });
  };
}
