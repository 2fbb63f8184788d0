import { createFileRoute } from '@tanstack/react-router';
import { DeploymentsPage } from '../../../features/deployments/deployments-page.tsx';
import { deploymentsSearch } from '../../../features/deployments/deployments-search.ts';

export const Route = createFileRoute('/_app/admin/deployments')({
  validateSearch: deploymentsSearch,
  component: Page,
});

function Page() {
  return <DeploymentsPage search={Route.useSearch()} />;
}
