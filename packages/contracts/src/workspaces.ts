import { z } from 'zod';
import {
  Description,
  Id,
  listOf,
  ModelNames,
  Name,
  NamedPageQuery,
  RestorablePageQuery,
  Timestamp,
} from './common.ts';
import { operation } from './operation.ts';
import { organizationParams, workspaceParams } from './path-params.ts';
import { GivenRoutingPolicy, RoutingPolicy } from './routing-policy.ts';

export const Workspace = z
  .strictObject({
    id: Id,
    organization_id: Id,
    name: z.string(),
    description: z.string().nullable(),
    created_at: Timestamp,
    deleted_at: Timestamp.nullable(),
  })
  .meta({ id: 'Workspace' });

export const WorkspaceList = listOf(Workspace, 'WorkspaceList');

export const CreateWorkspace = z
  .strictObject({ name: Name, description: Description.nullable().default(null) })
  .meta({ id: 'CreateWorkspace' });

/** Absent is unchanged, null is cleared. */
export const UpdateWorkspace = z
  .strictObject({ name: Name.optional(), description: Description.nullable().optional() })
  .meta({ id: 'UpdateWorkspace' });

export const WorkspaceSettings = z
  .strictObject({
    allowed_models: z
      .array(z.string())
      .nullable()
      .meta({ description: 'The models that the workspace’s keys can use. Null: all.' }),
    routing_policy: RoutingPolicy.nullable(),
  })
  .meta({ id: 'WorkspaceSettings' });

/** Absent is unchanged, null is cleared. */
export const UpdateWorkspaceSettings = z
  .strictObject({
    allowed_models: ModelNames.nullable().optional(),
    routing_policy: GivenRoutingPolicy.nullable().optional(),
  })
  .meta({ id: 'UpdateWorkspaceSettings' });

export const createWorkspaceOperation = operation({
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
});

export const listWorkspacesOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/workspaces',
  operationId: 'listWorkspaces',
  tag: 'Workspaces',
  summary: 'List the workspaces of an organization',
  description: 'With `state=deleted`, lists workspaces that can be restored. For owners and admins.',
  access: 'workspace.list',
  params: organizationParams,
  query: NamedPageQuery.extend(RestorablePageQuery.pick({ state: true }).shape),
  answer: { status: 200, schema: WorkspaceList, description: 'A page of workspaces.' },
  errors: [404],
});

export const getWorkspaceOperation = operation({
  method: 'get',
  path: '/v1/workspaces/{workspace_id}',
  operationId: 'getWorkspace',
  tag: 'Workspaces',
  summary: 'Get a workspace',
  access: 'workspace.read',
  params: workspaceParams,
  answer: { status: 200, schema: Workspace, description: 'The workspace.' },
  errors: [404],
});

export const updateWorkspaceOperation = operation({
  method: 'patch',
  path: '/v1/workspaces/{workspace_id}',
  operationId: 'updateWorkspace',
  tag: 'Workspaces',
  summary: 'Update a workspace',
  access: 'workspace.update',
  params: workspaceParams,
  body: UpdateWorkspace,
  answer: { status: 200, schema: Workspace, description: 'The updated workspace.' },
  errors: [404, 409],
});

export const deleteWorkspaceOperation = operation({
  method: 'delete',
  path: '/v1/workspaces/{workspace_id}',
  operationId: 'deleteWorkspace',
  tag: 'Workspaces',
  summary: 'Delete a workspace',
  access: 'workspace.delete',
  params: workspaceParams,
  answer: {
    status: 204,
    description: 'The workspace is deleted and its keys stop working. It can be restored for 30 days.',
  },
  errors: [404],
});

export const restoreWorkspaceOperation = operation({
  method: 'post',
  path: '/v1/workspaces/{workspace_id}/restore',
  operationId: 'restoreWorkspace',
  tag: 'Workspaces',
  summary: 'Restore a deleted workspace',
  access: 'workspace.restore',
  params: workspaceParams,
  answer: {
    status: 200,
    schema: Workspace,
    description: 'The workspace is restored and its keys work again.',
  },
  errors: [404, 409],
});

export const getWorkspaceSettingsOperation = operation({
  method: 'get',
  path: '/v1/workspaces/{workspace_id}/settings',
  operationId: 'getWorkspaceSettings',
  tag: 'Workspaces',
  summary: 'Get the settings of a workspace',
  access: 'workspace.settings.read',
  params: workspaceParams,
  answer: { status: 200, schema: WorkspaceSettings, description: 'The settings.' },
  errors: [404],
});

export const updateWorkspaceSettingsOperation = operation({
  method: 'patch',
  path: '/v1/workspaces/{workspace_id}/settings',
  operationId: 'updateWorkspaceSettings',
  tag: 'Workspaces',
  summary: 'Update the settings of a workspace',
  access: 'workspace.settings.update',
  params: workspaceParams,
  body: UpdateWorkspaceSettings,
  answer: { status: 200, schema: WorkspaceSettings, description: 'The updated settings.' },
  errors: [404],
});

export const workspaceOperations = [
  createWorkspaceOperation,
  listWorkspacesOperation,
  getWorkspaceOperation,
  updateWorkspaceOperation,
  deleteWorkspaceOperation,
  restoreWorkspaceOperation,
  getWorkspaceSettingsOperation,
  updateWorkspaceSettingsOperation,
];
