import { useLingui } from '@lingui/react/macro';
import { Select } from '../../ui/select.tsx';
import { useRoleName } from '../account/use-role-name.ts';
import type { OrganizationRole } from './member-queries.ts';

/** One of the roles in an organization, with what each may do. */
export function RoleSelect({
  value,
  onChange,
}: {
  value: OrganizationRole;
  onChange: (role: OrganizationRole) => void;
}) {
  const { t } = useLingui();
  const roleName = useRoleName();
  return (
    <Select
      label={t`Role`}
      value={value}
      onChange={onChange}
      choices={[
        {
          value: 'member',
          label: roleName('member'),
          description: t`Can use models and see their own keys and usage.`,
        },
        { value: 'admin', label: roleName('admin'), description: t`Can manage members, keys and limits.` },
        {
          value: 'owner',
          label: roleName('owner'),
          description: t`Can do everything and add other owners.`,
        },
      ]}
    />
  );
}
