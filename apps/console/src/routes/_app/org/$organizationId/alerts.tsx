import { createFileRoute } from '@tanstack/react-router';
import { AlertsPage } from '../../../../features/alerts/alerts-page.tsx';
import { alertsSearch } from '../../../../features/alerts/alerts-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/alerts')({
  validateSearch: alertsSearch,
  component: Page,
});

function Page() {
  return <AlertsPage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />;
}
