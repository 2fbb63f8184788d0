import { restoreWorkspaceOperation } from '@weir/contracts/workspaces';
import { restoreWorkspace } from '@weir/domain/workspaces';
import { handle } from '../endpoint.ts';
import { toWorkspaceWire } from './to-wire.ts';

export const restoreWorkspaceEndpoint = handle(
  restoreWorkspaceOperation,
  async ({ caller, params }, { management }) =>
    toWorkspaceWire(await restoreWorkspace(caller, params.workspace_id, management)),
);
