import { useParams, useSearch } from '@tanstack/react-router';
import { usePreferences } from './preferences.ts';
import { type Organization, useSession } from './session.ts';

/** The organization in view: of the path, else of the search parameter, else the last one chosen. Null without any. */
export function useOrganization(): Organization | null {
  const { organizations } = useSession().user;
  const params: { organizationId?: string } = useParams({ strict: false });
  const search = useSearch({ strict: false });
  const preferred = usePreferences().organizationId;
  const find = (id: unknown) => organizations.find((organization) => organization.id === id);
  return (
    find(params.organizationId) ?? find(search.organization) ?? find(preferred) ?? organizations[0] ?? null
  );
}
