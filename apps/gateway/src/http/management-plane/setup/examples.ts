import type { Examples } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  followSetupLink: { request: ({ world }) => ({ query: { token: world.setupToken } }) },
};
