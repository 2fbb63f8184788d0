import { type Examples, mine, nothing, withBody } from '../../../../test/management-plane/example.ts';
import { inDays } from '../../../../test/management-plane/tokens.ts';

export const examples: Examples = {
  createPersonalAccessToken: {
    request: withBody(nothing, () => ({ name: 'New', scopes: ['profile:read'], expires_at: inDays(1) })),
  },
  listPersonalAccessTokens: { request: nothing },
  revokePersonalAccessToken: mine(({ tokenId }) => ({ params: { token_id: tokenId } })),
};
