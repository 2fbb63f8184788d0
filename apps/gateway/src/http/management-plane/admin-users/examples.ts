import {
  type Ask,
  type Examples,
  nothing,
  withBody,
  withQuery,
} from '../../../../test/management-plane/example.ts';

const user: Ask = ({ party }) => ({ params: { user_id: party.member.userId } });

export const examples: Examples = {
  getUser: { request: user },
  listUserPersonalAccessTokens: { request: withQuery(user, () => ({ limit: '2' })) },
  listUserTokenFamilies: { request: withQuery(user, () => ({ limit: '2' })) },
  listUsers: { request: withQuery(nothing, () => ({ limit: '2' })) },
  revokeUserPersonalAccessToken: {
    request: ({ party }) => ({ params: { user_id: party.member.userId, token_id: party.member.tokenId } }),
  },
  revokeUserTokenFamily: {
    request: ({ party }) => ({
      params: { user_id: party.member.userId, family_id: party.member.tokenFamilyId },
    }),
  },
  updateUser: {
    request: withBody(user, () => ({ platform_role: 'admin_readonly' })),
    variants: { deactivating: withBody(user, () => ({ deactivated_at: 'now' })) },
  },
};
