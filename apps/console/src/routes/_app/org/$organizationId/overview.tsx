import { createFileRoute } from '@tanstack/react-router';
import { OverviewPage } from '../../../../features/organization-overview/overview-page.tsx';
import { overviewSearch } from '../../../../features/organization-overview/overview-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/overview')({
  validateSearch: overviewSearch,
  component: Page,
});

function Page() {
  return <OverviewPage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />;
}
