import { type Examples, nothing, withBody } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  getMe: { request: nothing },
  updateMe: { request: withBody(nothing, () => ({ display_name: 'Renamed' })) },
};
