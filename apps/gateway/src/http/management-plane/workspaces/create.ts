import { CreateWorkspace, Workspace } from '@weir/contracts';
import { createWorkspace } from '@weir/domain/workspaces';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';
import { toWorkspaceWire } from './to-wire.ts';

export const createWorkspaceEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/organizations/{organization_id}/workspaces',
    operationId: 'createWorkspace',
    tag: 'Workspaces',
    summary: 'Create a workspace',
    access: 'workspace.create',
    params: organizationParams,
    body: CreateWorkspace,
    answer: { status: 201, schema: Workspace, description: 'The new workspace.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) =>
    toWorkspaceWire(await createWorkspace(caller, params.organization_id, body, management)),
);
