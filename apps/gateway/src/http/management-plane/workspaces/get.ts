import { Workspace } from '@weir/contracts';
import { getWorkspace } from '@weir/domain/workspaces';
import { endpoint } from '../endpoint.ts';
import { workspaceParams } from '../path-params.ts';
import { toWorkspaceWire } from './to-wire.ts';

export const getWorkspaceEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/workspaces/{workspace_id}',
    operationId: 'getWorkspace',
    tag: 'Workspaces',
    summary: 'Get a workspace',
    access: 'workspace.read',
    params: workspaceParams,
    answer: { status: 200, schema: Workspace, description: 'The workspace.' },
    errors: [404],
  },
  async ({ caller, params }, { management }) =>
    toWorkspaceWire(await getWorkspace(caller, params.workspace_id, management)),
);
