import { Deleted } from '@weir/contracts';
import { deleteWorkspace } from '@weir/domain/workspaces';
import { endpoint } from '../endpoint.ts';
import { workspaceParams } from '../path-params.ts';

export const deleteWorkspaceEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/workspaces/{workspace_id}',
    operationId: 'deleteWorkspace',
    tag: 'Workspaces',
    summary: 'Delete a workspace',
    access: 'workspace.delete',
    params: workspaceParams,
    answer: {
      status: 200,
      schema: Deleted,
      description: 'The workspace is gone and its keys stop working. It can be restored for 30 days.',
    },
    errors: [404],
  },
  async ({ caller, params }, { management }) => {
    await deleteWorkspace(caller, params.workspace_id, management);
    return { id: params.workspace_id, deleted: true } as const;
  },
);
