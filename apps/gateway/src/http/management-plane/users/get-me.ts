import { UserProfile } from '@weir/contracts';
import { getProfile } from '@weir/domain/users';
import { endpoint } from '../endpoint.ts';
import { toUserProfileWire } from './to-wire.ts';

export const getMeEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/users/me',
    operationId: 'getMe',
    tag: 'Me',
    summary: 'Get yourself, with your organizations',
    access: 'profile.read',
    answer: { status: 200, schema: UserProfile, description: 'Who calls.' },
  },
  async ({ caller }, { management }) => toUserProfileWire(await getProfile(caller, management)),
);
