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
        { value: 'member', label: roleName('member'), description: t`Uses models, and sees what is theirs.` },
        { value: 'admin', label: roleName('admin'), description: t`Manages members, keys and limits.` },
        {
          value: 'owner',
          label: roleName('owner'),
          description: t`May do everything, and name other owners.`,
        },
      ]}
    />
  );
}
