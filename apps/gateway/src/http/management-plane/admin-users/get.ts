import { UserProfile } from '@weir/contracts';
import { getUser } from '@weir/domain/users';
import { endpoint } from '../endpoint.ts';
import { userParams } from '../path-params.ts';
import { toUserProfileWire } from '../users/to-wire.ts';

export const getUserEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/admin/users/{user_id}',
    operationId: 'getUser',
    tag: 'Platform users',
    summary: 'Get a user, with their organizations',
    access: 'user.read',
    params: userParams,
    answer: { status: 200, schema: UserProfile, description: 'The user.' },
    errors: [404],
  },
  async ({ caller, params }, { management }) =>
    toUserProfileWire(await getUser(caller, params.user_id, management)),
);
