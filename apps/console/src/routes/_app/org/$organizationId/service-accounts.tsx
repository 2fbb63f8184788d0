import { createFileRoute } from '@tanstack/react-router';
import { ServiceAccountsPage } from '../../../../features/service-accounts/service-accounts-page.tsx';
import { serviceAccountsSearch } from '../../../../features/service-accounts/service-accounts-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/service-accounts')({
  validateSearch: serviceAccountsSearch,
  component: Page,
});

function Page() {
  return <ServiceAccountsPage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />;
}
