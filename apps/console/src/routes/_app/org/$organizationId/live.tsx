import { createFileRoute } from '@tanstack/react-router';
import { liveSearch } from '../../../../features/live/live-search.ts';
import { OrganizationLivePage } from '../../../../features/live/organization-live-page.tsx';

export const Route = createFileRoute('/_app/org/$organizationId/live')({
  validateSearch: liveSearch,
  component: Page,
});

function Page() {
  return (
    <OrganizationLivePage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />
  );
}
