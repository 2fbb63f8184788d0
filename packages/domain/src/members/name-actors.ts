import type { SignedInActor, SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { unlessRefused } from '../management/unless-refused.ts';
import type { Action } from '../permissions/permissions.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { ActorNameRepositories } from './ports.ts';

/** Display names by the id of a user or a service account. */
export type ActorNames = ReadonlyMap<string, string>;

const NONE: ActorNames = new Map();

/**
 * The names of those among the ids that the caller may know: members and service accounts of the organization, for callers
 * who may list them; or (null) of anybody, for callers who may list the users of the platform. What is left out is deleted,
 * of another organization, or not of an actor.
 */
export async function nameActors(
  caller: SignedInCaller,
  organizationId: OrganizationId | null,
  ids: readonly string[],
  { unitOfWork: { repositories } }: ManagementPorts<ActorNameRepositories>,
): Promise<ActorNames> {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0) return NONE;
  if (organizationId === null) {
    return (await mayList(caller.actor, 'user.list', null))
      ? repositories.actorNames.findAny(distinct)
      : NONE;
  }
  const access = await unlessRefused(() =>
    accessOrganization(caller, 'member.list', organizationId, repositories),
  );
  if (access === null) return NONE;
  const seesServiceAccounts = await mayList(caller.actor, 'service_account.list', access.role);
  return repositories.actorNames.find(organizationId, distinct, seesServiceAccounts);
}

async function mayList(
  ...of: readonly [SignedInActor, Action, Parameters<typeof requirePermission>[2]]
): Promise<boolean> {
  return (await unlessRefused(async () => requirePermission(...of))) !== null;
}
