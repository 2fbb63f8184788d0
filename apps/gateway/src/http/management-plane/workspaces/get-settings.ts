import { getWorkspaceSettingsOperation } from '@weir/contracts/workspaces';
import { getWorkspace } from '@weir/domain/workspaces';
import { handle } from '../endpoint.ts';
import { toWorkspaceSettingsWire } from './to-wire.ts';

export const getWorkspaceSettingsEndpoint = handle(
  getWorkspaceSettingsOperation,
  async ({ caller, params }, { management }) =>
    toWorkspaceSettingsWire(
      await getWorkspace(caller, params.workspace_id, management, 'workspace.settings.read'),
    ),
);
