import type { SignedInActor } from '../kernel/actor.ts';
import type { OrganizationAccess } from '../management/organization-access.ts';
import type { Action } from '../permissions/permissions.ts';
import { judge } from '../permissions/require-permission.ts';
import type { Limit, LimitId, LimitScope } from './limit.ts';
import type { LimitRepository, LimitSetter } from './limit-repository.ts';

/** How a limit can be changed. */
export interface LimitChange {
  /** An organization's own limits are the organization's, those of the platform are not. */
  readonly setBy: LimitSetter;
  readonly action: Action;
  /** Whether the caller may. */
  readonly allowed: boolean;
}

const ACTION_OF_SCOPE: Readonly<Record<LimitScope, Action>> = {
  api_key: 'api_key.limits.update',
  member: 'member.limits.update',
  team: 'team.limits.update',
  workspace: 'workspace.limits.update',
  organization: 'organization.limits.update',
  subscription: 'subscription.update_terms',
};

/** Which of an organization's limits the platform set for it: a limit itself does not say. */
export async function platformLimitsOf(
  { organizationId }: Pick<OrganizationAccess, 'organizationId'>,
  limits: LimitRepository,
  at: Date,
): Promise<ReadonlySet<LimitId>> {
  const subject = { scope: 'organization', scopeId: organizationId, setBy: 'platform' } as const;
  return new Set((await limits.list(organizationId, subject, at)).map(({ id }) => id));
}

/**
 * @param access to the organization of a key that the limit applies to
 * @param ofPlatform those that {@link platformLimitsOf} finds
 * @param isOwnKey whether the key is the actor's
 */
export function limitChange(
  limit: Pick<Limit, 'id' | 'kind' | 'scope'>,
  actor: SignedInActor,
  { role }: Pick<OrganizationAccess, 'role'>,
  ofPlatform: ReadonlySet<LimitId>,
  isOwnKey: boolean,
): LimitChange {
  const action = actionOf(limit, ofPlatform);
  const extent = judge(actor, action, role);
  const allowed = extent === 'any' || (extent === 'own' && isOwnKey);
  const byPlatform = limit.kind === 'credit' || limit.scope === 'subscription' || ofPlatform.has(limit.id);
  return { setBy: byPlatform ? 'platform' : 'organization', action, allowed };
}

function actionOf(
  { id, kind, scope }: Pick<Limit, 'id' | 'kind' | 'scope'>,
  ofPlatform: ReadonlySet<LimitId>,
): Action {
  if (kind === 'credit') return 'platform.credits.enter';
  return ofPlatform.has(id) ? 'platform.limits.update' : ACTION_OF_SCOPE[scope];
}
