import { UpdateWorkspaceSettings, WorkspaceSettings } from '@weir/contracts';
import { updateWorkspaceSettings } from '@weir/domain/workspaces';
import { endpoint } from '../endpoint.ts';
import { workspaceParams } from '../path-params.ts';
import { toWorkspaceSettingsWire } from './to-wire.ts';

export const updateWorkspaceSettingsEndpoint = endpoint(
  {
    method: 'patch',
    path: '/v1/workspaces/{workspace_id}/settings',
    operationId: 'updateWorkspaceSettings',
    tag: 'Workspaces',
    summary: 'Change the settings of a workspace',
    access: 'workspace.settings.update',
    params: workspaceParams,
    body: UpdateWorkspaceSettings,
    answer: { status: 200, schema: WorkspaceSettings, description: 'The changed settings.' },
    errors: [404],
  },
  async ({ caller, params, body }, { management }) =>
    toWorkspaceSettingsWire(
      await updateWorkspaceSettings(
        caller,
        params.workspace_id,
        { allowedModels: body.allowed_models },
        management,
      ),
    ),
);
