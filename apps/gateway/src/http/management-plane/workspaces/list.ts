import { PageQuery, WorkspaceList } from '@weir/contracts';
import { listWorkspaces } from '@weir/domain/workspaces';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { organizationParams } from '../path-params.ts';
import { toWorkspaceWire } from './to-wire.ts';

export const listWorkspacesEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/workspaces',
    operationId: 'listWorkspaces',
    tag: 'Workspaces',
    summary: 'List the workspaces of an organization',
    access: 'workspace.list',
    params: organizationParams,
    query: PageQuery,
    answer: { status: 200, schema: WorkspaceList, description: 'A page of workspaces, newest first.' },
    errors: [404],
  },
  async ({ caller, params, query }, { management }) =>
    toList(
      await listWorkspaces(caller, params.organization_id, toPageRequest(query), management),
      toWorkspaceWire,
    ),
);
