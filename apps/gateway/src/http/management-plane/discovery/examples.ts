import { type Examples, nothing, withBody } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  readDiscovery: { request: nothing },
  readDrift: { request: ({ party }) => ({ params: { connection_id: party.rowIds.connections! } }) },
  syncDiscovery: {
    request: withBody(nothing, ({ party }) => ({ connection_id: party.rowIds.connections! })),
  },
};
