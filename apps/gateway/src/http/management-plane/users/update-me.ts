import { updateMeOperation } from '@weir/contracts/users';
import { updateProfile } from '@weir/domain/users';
import { handle } from '../endpoint.ts';
import { toUserProfileWire } from './to-wire.ts';

export const updateMeEndpoint = handle(updateMeOperation, async ({ caller, body }, { management }) =>
  toUserProfileWire(await updateProfile(caller, { displayName: body.display_name }, management)),
);
