import { updateWorkspaceOperation } from '@weir/contracts/workspaces';
import { updateWorkspace } from '@weir/domain/workspaces';
import { handle } from '../endpoint.ts';
import { toWorkspaceWire } from './to-wire.ts';

export const updateWorkspaceEndpoint = handle(
  updateWorkspaceOperation,
  async ({ caller, params, body }, { management }) =>
    toWorkspaceWire(await updateWorkspace(caller, params.workspace_id, body, management)),
);
