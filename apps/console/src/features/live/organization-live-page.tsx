import { useNavigate } from '@tanstack/react-router';
import type { LiveSearch } from './live-search.ts';
import { LiveView } from './live-view.tsx';

/** What runs in an organization: all of it for those who manage it, for others what their own keys asked for. */
export function OrganizationLivePage({
  organizationId,
  search,
}: {
  organizationId: string;
  search: LiveSearch;
}) {
  const navigate = useNavigate({ from: '/org/$organizationId/live' });
  return (
    <LiveView
      organizationId={organizationId}
      search={search}
      onSearch={(next) => void navigate({ search: next })}
    />
  );
}
