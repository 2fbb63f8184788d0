import { type Examples, nothing } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  beginSignIn: {
    request: () => ({ params: { provider: 'github' }, query: { return_to: '/docs' } }),
  },
  completeSignIn: {
    request: () => ({ params: { provider: 'github' }, query: { state: 'forged', code: 'forged' } }),
    failsFor: 'it takes an identity provider',
  },
  listIdentityProviders: { request: nothing },
};
