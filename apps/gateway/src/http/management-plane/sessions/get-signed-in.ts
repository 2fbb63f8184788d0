import { SignedIn } from '@weir/contracts';
import { getSignedIn } from '@weir/domain/users';
import { endpoint } from '../endpoint.ts';
import { toUserProfileWire } from '../users/to-wire.ts';
import { toSessionWire } from './to-wire.ts';

export const getSignedInEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/auth/session',
    operationId: 'getSignedIn',
    tag: 'Sign-in',
    summary: 'Get who is signed in, and how',
    access: 'profile.read',
    answer: { status: 200, schema: SignedIn, description: 'Who calls, their roles and their session.' },
  },
  async ({ caller }, { management }) => {
    const { profile, session } = await getSignedIn(caller, management);
    return {
      user: toUserProfileWire(profile),
      signed_in_by: caller.actor.signedInBy.via,
      session: session === null ? null : toSessionWire(session, caller.actor),
    };
  },
);
