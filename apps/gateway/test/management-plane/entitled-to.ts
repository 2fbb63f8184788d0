import { extentOf } from '@weir/domain/permissions';
import type { Endpoint } from '../../src/http/management-plane/endpoint.ts';
import type { Inhabitant, World } from './world.ts';

/** Somebody who may do what an endpoint does: the owner of our organization, or a platform admin where an owner may not. */
export function entitledTo({ access }: Pick<Endpoint['spec'], 'access'>, world: World): Inhabitant {
  if (access === 'public' || access === 'signed_in') return world.ours.owner;
  const extent = extentOf(access, { platformRole: 'user', organizationRole: 'owner' });
  return extent === 'none' ? world.platformAdmin : world.ours.owner;
}
