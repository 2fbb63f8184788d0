import type { IdentityRepositories } from '../identity/ports.ts';
import type { Session } from '../identity/session.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { Action } from '../permissions/permissions.ts';
import {
  type PermittedInOrganization,
  permittedInOrganization,
  permittedOnPlatform,
} from '../permissions/permitted-actions.ts';
import { getProfile } from './get-profile.ts';
import type { Membership, UserProfile } from './user-profile.ts';

/** Somebody who is signed in, with what they may do. */
export interface SignedIn {
  readonly profile: UserProfile;
  /** Null for a token. */
  readonly session: Session | null;
  readonly permissions: {
    readonly platform: readonly Action[];
    /** Of each membership, in the order of the profile. */
    readonly organizations: readonly (Pick<Membership, 'organizationId'> & PermittedInOrganization)[];
  };
}

/** The caller. Throws DomainError `scope_missing`. */
export async function getSignedIn(
  caller: UserCaller,
  ports: ManagementPorts<IdentityRepositories>,
): Promise<SignedIn> {
  const profile = await getProfile(caller, ports);
  const { actor } = caller;
  const { userId, signedInBy } = actor;
  const permissions = {
    platform: permittedOnPlatform(actor),
    organizations: profile.memberships.map(({ organizationId, role }) => ({
      organizationId,
      ...permittedInOrganization(actor, role),
    })),
  };
  if (signedInBy.via !== 'session') return { profile, session: null, permissions };
  const { sessions } = ports.unitOfWork.repositories;
  const session = await sessions.find(userId, signedInBy.sessionId, new Date(ports.clock.nowMs()));
  return { profile, session, permissions };
}
