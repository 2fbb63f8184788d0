import { UpdateProfile, UserProfile } from '@weir/contracts';
import { updateProfile } from '@weir/domain/users';
import { endpoint } from '../endpoint.ts';
import { toUserProfileWire } from './to-wire.ts';

export const updateMeEndpoint = endpoint(
  {
    method: 'patch',
    path: '/v1/users/me',
    operationId: 'updateMe',
    tag: 'Me',
    summary: 'Change your display name',
    access: 'profile.update',
    body: UpdateProfile,
    answer: { status: 200, schema: UserProfile, description: 'The changed profile.' },
  },
  async ({ caller, body }, { management }) =>
    toUserProfileWire(await updateProfile(caller, { displayName: body.display_name }, management)),
);
