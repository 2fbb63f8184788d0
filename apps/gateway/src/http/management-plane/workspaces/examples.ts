import {
  type Examples,
  organization,
  withBody,
  withQuery,
  workspace,
} from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  createWorkspace: { request: withBody(organization, () => ({ name: 'New', description: null })) },
  deleteWorkspace: { request: workspace },
  getWorkspace: { request: workspace },
  getWorkspaceSettings: { request: workspace },
  listWorkspaces: {
    request: organization,
    variants: { deleted: withQuery(organization, () => ({ state: 'deleted' })) },
  },
  restoreWorkspace: { request: ({ party }) => ({ params: { workspace_id: party.deletedWorkspaceId } }) },
  updateWorkspace: { request: withBody(workspace, () => ({ name: 'Renamed' })) },
  updateWorkspaceSettings: { request: withBody(workspace, () => ({ allowed_models: ['llama'] })) },
};
