import { createFileRoute } from '@tanstack/react-router';
import { OrganizationUsagePage } from '../../../../features/organization-usage/organization-usage-page.tsx';
import { usageSearch } from '../../../../features/usage/usage-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/usage')({
  validateSearch: usageSearch,
  component: Page,
});

function Page() {
  return (
    <OrganizationUsagePage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />
  );
}
