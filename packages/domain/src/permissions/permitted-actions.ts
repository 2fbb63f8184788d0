import type { Actor, OrganizationRole } from '../kernel/actor.ts';
import { ACTIONS, type Action, PERMISSIONS, type Permission } from './permissions.ts';
import { judge } from './require-permission.ts';

/** What an actor may do in one organization. */
export interface PermittedInOrganization {
  /** To anything there. */
  readonly any: readonly Action[];
  /** Only to what is their own. */
  readonly own: readonly Action[];
}

/** What the actor may do by the platform role: outside organizations, and in every organization. */
export function permittedOnPlatform(actor: Actor): readonly Action[] {
  return ACTIONS.filter((action) => judge(actor, action, null) === 'any');
}

/** What the actor may do in an organization where they have this role, of what is done in organizations. */
export function permittedInOrganization(actor: Actor, role: OrganizationRole): PermittedInOrganization {
  const byExtent = Map.groupBy(ACTIONS.filter(isOfOrganizations), (action) => judge(actor, action, role));
  return { any: byExtent.get('any') ?? [], own: byExtent.get('own') ?? [] };
}

function isOfOrganizations(action: Action): boolean {
  const { organization, own }: Permission = PERMISSIONS[action];
  return organization.length + own.length > 0;
}
