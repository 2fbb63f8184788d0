import { getMeOperation } from '@weir/contracts/users';
import { getProfile } from '@weir/domain/users';
import { handle } from '../endpoint.ts';
import { toMyProfileWire } from './to-wire.ts';

export const getMeEndpoint = handle(getMeOperation, async ({ caller }, { management }) =>
  toMyProfileWire(await getProfile(caller, management)),
);
