import { getMeOperation } from '@weir/contracts/users';
import { getProfile } from '@weir/domain/users';
import { handle } from '../endpoint.ts';
import { toUserProfileWire } from './to-wire.ts';

export const getMeEndpoint = handle(getMeOperation, async ({ caller }, { management }) =>
  toUserProfileWire(await getProfile(caller, management)),
);
