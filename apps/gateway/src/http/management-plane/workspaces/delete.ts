import { deleteWorkspaceOperation } from '@weir/contracts/workspaces';
import { deleteWorkspace } from '@weir/domain/workspaces';
import { handle } from '../endpoint.ts';

export const deleteWorkspaceEndpoint = handle(
  deleteWorkspaceOperation,
  async ({ caller, params }, { management }) => {
    await deleteWorkspace(caller, params.workspace_id, management);
  },
);
