import { getUserOperation } from '@weir/contracts/admin-users';
import { getUser } from '@weir/domain/users';
import { handle } from '../endpoint.ts';
import { toUserProfileWire } from '../users/to-wire.ts';

export const getUserEndpoint = handle(getUserOperation, async ({ caller, params }, { management }) =>
  toUserProfileWire(await getUser(caller, params.user_id, management)),
);
