import { type Examples, nothing, withBody } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  getDisplaySettings: { request: nothing },
  getPlatformSettings: { request: nothing },
  updatePlatformSettings: {
    request: withBody(nothing, () => ({ member_defaults: { parallel_requests: 1_000 } })),
  },
};
