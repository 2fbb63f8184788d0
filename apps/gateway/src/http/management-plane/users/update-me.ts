import { updateMeOperation } from '@weir/contracts/users';
import { updateProfile } from '@weir/domain/users';
import { handle } from '../endpoint.ts';
import { toMyProfileWire } from './to-wire.ts';

export const updateMeEndpoint = handle(updateMeOperation, async ({ caller, body }, { management }) => {
  const { time_zone: timeZone, ...others } = body.preferences ?? {};
  const input = { displayName: body.display_name, preferences: { ...others, timeZone } };
  return toMyProfileWire(await updateProfile(caller, input, management));
});
