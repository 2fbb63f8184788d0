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
  listUsers: { request: withQuery(nothing, () => ({ limit: '2' })) },
  updateUser: {
    request: withBody(user, () => ({ platform_role: 'admin_readonly' })),
    variants: { deactivating: withBody(user, () => ({ deactivated: true })) },
  },
};
