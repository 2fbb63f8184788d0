import { createWorkspaceEndpoint } from './create.ts';
import { deleteWorkspaceEndpoint } from './delete.ts';
import { getWorkspaceEndpoint } from './get.ts';
import { getWorkspaceSettingsEndpoint } from './get-settings.ts';
import { listWorkspacesEndpoint } from './list.ts';
import { restoreWorkspaceEndpoint } from './restore.ts';
import { updateWorkspaceEndpoint } from './update.ts';
import { updateWorkspaceSettingsEndpoint } from './update-settings.ts';

export const workspaceEndpoints = [
  createWorkspaceEndpoint,
  listWorkspacesEndpoint,
  getWorkspaceEndpoint,
  updateWorkspaceEndpoint,
  deleteWorkspaceEndpoint,
  restoreWorkspaceEndpoint,
  getWorkspaceSettingsEndpoint,
  updateWorkspaceSettingsEndpoint,
];
