import { useLingui } from '@lingui/react/macro';
import type { components } from '@weir/api-client';

type Role = components['schemas']['OrganizationRole'] | components['schemas']['PlatformRole'];

/** What a role is called, on the platform or in an organization. */
export function useRoleName(): (role: Role) => string {
  const { t } = useLingui();
  const names: Record<Role, string> = {
    owner: t`Owner`,
    admin: t`Admin`,
    admin_readonly: t`Read-only admin`,
    member: t`Member`,
    user: t`User`,
  };
  return (role) => names[role];
}
