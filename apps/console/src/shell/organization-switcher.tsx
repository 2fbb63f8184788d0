import { useLingui } from '@lingui/react/macro';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useOrganization } from '../session/organization.ts';
import { setPreferences } from '../session/preferences.ts';
import { useSession } from '../session/session.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';

/** Chooses the organization in view. On a screen of an organization it goes to the same screen of the other one. */
export function OrganizationSwitcher() {
  const { t } = useLingui();
  const { organizations } = useSession().user;
  const current = useOrganization();
  const navigate = useNavigate();
  const params: { organizationId?: string } = useParams({ strict: false });
  if (current === null) return null;
  return (
    <Menu
      label={t`Organizations`}
      entries={organizations.map(({ id, name }) => ({
        id,
        label: name,
        isCurrent: id === current.id,
        onAction: () => {
          setPreferences({ organizationId: id });
          if (params.organizationId !== undefined) void navigate({ to: `/org/${id}/overview` as string });
          else void navigate({ to: '.', search: { organization: id } });
        },
      }))}
    >
      <Button look="quiet" icon="building">
        <span className="max-w-20 truncate sm:max-w-80">{current.name}</span>
      </Button>
    </Menu>
  );
}
