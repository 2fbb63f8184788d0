import { UpdateUser, UserProfile } from '@weir/contracts';
import { updateUser } from '@weir/domain/users';
import { endpoint } from '../endpoint.ts';
import { userParams } from '../path-params.ts';
import { toUserProfileWire } from '../users/to-wire.ts';

export const updateUserEndpoint = endpoint(
  {
    method: 'patch',
    path: '/v1/admin/users/{user_id}',
    operationId: 'updateUser',
    tag: 'Platform users',
    summary: "Change a user's platform role, or deactivate them",
    access: 'user.update',
    params: userParams,
    body: UpdateUser,
    answer: { status: 200, schema: UserProfile, description: 'The changed user.' },
    errors: [404, 409],
  },
  async ({ caller, params, body }, { management }) => {
    const input = { platformRole: body.platform_role, deactivated: body.deactivated };
    return toUserProfileWire(await updateUser(caller, params.user_id, input, management));
  },
);
