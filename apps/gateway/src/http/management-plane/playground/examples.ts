import { type Examples, nothing, withBody } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  createPlaygroundKey: {
    request: withBody(nothing, ({ party }) => ({
      workspace_id: party.workspaceId,
      models: ['llama-3.3-70b'],
    })),
  },
};
