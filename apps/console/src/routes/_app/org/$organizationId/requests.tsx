import { createFileRoute } from '@tanstack/react-router';
import { OrganizationRequestsPage } from '../../../../features/organization-usage/organization-requests-page.tsx';
import { organizationRequestsSearch } from '../../../../features/organization-usage/organization-requests-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/requests')({
  validateSearch: organizationRequestsSearch,
  component: Page,
});

function Page() {
  return (
    <OrganizationRequestsPage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />
  );
}
