import { createFileRoute } from '@tanstack/react-router';
import { LimitsPage } from '../../../../features/limits/limits-page.tsx';
import { limitsSearch } from '../../../../features/limits/limits-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/limits')({
  validateSearch: limitsSearch,
  component: Page,
});

function Page() {
  return <LimitsPage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />;
}
