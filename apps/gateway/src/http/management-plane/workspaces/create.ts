import { createWorkspaceOperation } from '@weir/contracts/workspaces';
import { createWorkspace } from '@weir/domain/workspaces';
import { handle } from '../endpoint.ts';
import { toWorkspaceWire } from './to-wire.ts';

export const createWorkspaceEndpoint = handle(
  createWorkspaceOperation,
  async ({ caller, params, body }, { management }) =>
    toWorkspaceWire(await createWorkspace(caller, params.organization_id, body, management)),
);
