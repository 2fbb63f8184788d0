import { updateWorkspaceSettingsOperation } from '@weir/contracts/workspaces';
import { updateWorkspaceSettings } from '@weir/domain/workspaces';
import { handle } from '../endpoint.ts';
import { toWorkspaceSettingsWire } from './to-wire.ts';

export const updateWorkspaceSettingsEndpoint = handle(
  updateWorkspaceSettingsOperation,
  async ({ caller, params, body }, { management }) =>
    toWorkspaceSettingsWire(
      await updateWorkspaceSettings(
        caller,
        params.workspace_id,
        { allowedModels: body.allowed_models, routingPolicy: body.routing_policy },
        management,
      ),
    ),
);
