import { WorkspaceSettings } from '@weir/contracts';
import { getWorkspace } from '@weir/domain/workspaces';
import { endpoint } from '../endpoint.ts';
import { workspaceParams } from '../path-params.ts';
import { toWorkspaceSettingsWire } from './to-wire.ts';

export const getWorkspaceSettingsEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/workspaces/{workspace_id}/settings',
    operationId: 'getWorkspaceSettings',
    tag: 'Workspaces',
    summary: 'Get the settings of a workspace',
    access: 'workspace.settings.read',
    params: workspaceParams,
    answer: { status: 200, schema: WorkspaceSettings, description: 'The settings.' },
    errors: [404],
  },
  async ({ caller, params }, { management }) =>
    toWorkspaceSettingsWire(
      await getWorkspace(caller, params.workspace_id, management, 'workspace.settings.read'),
    ),
);
