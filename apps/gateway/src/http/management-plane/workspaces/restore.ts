import { Workspace } from '@weir/contracts';
import { restoreWorkspace } from '@weir/domain/workspaces';
import { endpoint } from '../endpoint.ts';
import { workspaceParams } from '../path-params.ts';
import { toWorkspaceWire } from './to-wire.ts';

export const restoreWorkspaceEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/workspaces/{workspace_id}/restore',
    operationId: 'restoreWorkspace',
    tag: 'Workspaces',
    summary: 'Restore a deleted workspace',
    access: 'workspace.restore',
    params: workspaceParams,
    answer: { status: 200, schema: Workspace, description: 'The workspace is back and its keys work again.' },
    errors: [404, 409],
  },
  async ({ caller, params }, { management }) =>
    toWorkspaceWire(await restoreWorkspace(caller, params.workspace_id, management)),
);
