import type { LimitKind, LimitScope } from '../limits/limit.ts';
import type { LimitSetter } from '../limits/limit-repository.ts';
import { type Action, PERMISSIONS, type Permission } from '../permissions/permissions.ts';

/** `key_owner`: whoever has the key, within the platform's maximums. */
export const LIMIT_CHANGERS = ['key_owner', 'organization_admin', 'platform_admin'] as const;

export type LimitChanger = (typeof LIMIT_CHANGERS)[number];

const ACTION_OF = {
  api_key: 'api_key.limits.update',
  member: 'member.limits.update',
  team: 'team.limits.update',
  workspace: 'workspace.limits.update',
  organization: 'organization.limits.update',
  subscription: 'subscription.update_terms',
} as const satisfies Record<LimitScope, Action>;

/**
 * Who may change a limit, by the table of permissions.
 *
 * @param setBy null where nobody knows any more, since the limit was removed
 */
export function limitChangers(
  { scope, kind }: { readonly scope: LimitScope; readonly kind: LimitKind },
  setBy: LimitSetter | null,
): readonly LimitChanger[] {
  const { own, organization, platform }: Permission = PERMISSIONS[actionFor(scope, kind, setBy)];
  const may: Readonly<Record<LimitChanger, boolean>> = {
    key_owner: own.length > 0,
    organization_admin: organization.includes('admin'),
    platform_admin: platform.includes('admin'),
  };
  return LIMIT_CHANGERS.filter((changer) => may[changer]);
}

function actionFor(scope: LimitScope, kind: LimitKind, setBy: LimitSetter | null): Action {
  if (kind === 'credit') return 'platform.credits.enter';
  return setBy === 'platform' ? 'platform.limits.update' : ACTION_OF[scope];
}
