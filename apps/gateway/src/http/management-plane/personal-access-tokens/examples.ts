import { type Examples, mine, nothing, withBody } from '../../../../test/management-plane/example.ts';
import { inDays } from '../../../../test/management-plane/tokens.ts';

/** The same in every request, as a repeated request must be. */
const tomorrow = inDays(1);

export const examples: Examples = {
  createPersonalAccessToken: {
    request: withBody(nothing, () => ({ name: 'New', scopes: ['profile:read'], expires_at: tomorrow })),
  },
  listPersonalAccessTokens: { request: nothing },
  revokePersonalAccessToken: mine(({ tokenId }) => ({ params: { token_id: tokenId } })),
};
