import { UpdateWorkspace, Workspace } from '@weir/contracts';
import { updateWorkspace } from '@weir/domain/workspaces';
import { endpoint } from '../endpoint.ts';
import { workspaceParams } from '../path-params.ts';
import { toWorkspaceWire } from './to-wire.ts';

export const updateWorkspaceEndpoint = endpoint(
  {
    method: 'patch',
    path: '/v1/workspaces/{workspace_id}',
    operationId: 'updateWorkspace',
    tag: 'Workspaces',
    summary: 'Change a workspace',
    access: 'workspace.update',
    params: workspaceParams,
    body: UpdateWorkspace,
    answer: { status: 200, schema: Workspace, description: 'The changed workspace.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) =>
    toWorkspaceWire(await updateWorkspace(caller, params.workspace_id, body, management)),
);
