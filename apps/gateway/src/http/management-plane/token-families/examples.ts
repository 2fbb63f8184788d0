import { type Examples, mine, nothing } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  listTokenFamilies: { request: nothing },
  revokeTokenFamily: mine(({ tokenFamilyId }) => ({ params: { family_id: tokenFamilyId } })),
};
