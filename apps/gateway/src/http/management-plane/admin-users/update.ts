import { updateUserOperation } from '@weir/contracts/admin-users';
import { updateUser } from '@weir/domain/users';
import { handle } from '../endpoint.ts';
import { toUserProfileWire } from '../users/to-wire.ts';

export const updateUserEndpoint = handle(
  updateUserOperation,
  async ({ caller, params, body }, { management }) => {
    const input = { platformRole: body.platform_role, deactivatedAt: body.deactivated_at };
    return toUserProfileWire(await updateUser(caller, params.user_id, input, management));
  },
);
