import { type Examples, mine, nothing, withBody } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  linkIdentity: { request: withBody(nothing, () => ({ provider: 'github', return_to: '/docs' })) },
  listIdentities: { request: nothing },
  unlinkIdentity: mine(({ identityId }) => ({ params: { identity_id: identityId } })),
};
