import { getSignedInOperation } from '@weir/contracts/sessions';
import { getSignedIn } from '@weir/domain/users';
import { handle } from '../endpoint.ts';
import { toMyProfileWire } from '../users/to-wire.ts';
import { toSessionWire } from './to-wire.ts';

export const getSignedInEndpoint = handle(getSignedInOperation, async ({ caller }, { management }) => {
  const { profile, session, permissions } = await getSignedIn(caller, management);
  return {
    user: toMyProfileWire(profile),
    signed_in_by: caller.actor.signedInBy.via,
    session: session === null ? null : toSessionWire(session, caller.actor),
    permissions: {
      platform: [...permissions.platform],
      organizations: permissions.organizations.map(({ organizationId, any, own }) => ({
        organization_id: organizationId,
        any: [...any],
        mine: [...own],
      })),
    },
  };
});
