import { getWorkspaceOperation } from '@weir/contracts/workspaces';
import { getWorkspace } from '@weir/domain/workspaces';
import { handle } from '../endpoint.ts';
import { toWorkspaceWire } from './to-wire.ts';

export const getWorkspaceEndpoint = handle(
  getWorkspaceOperation,
  async ({ caller, params }, { management }) =>
    toWorkspaceWire(await getWorkspace(caller, params.workspace_id, management)),
);
