import { createFileRoute } from '@tanstack/react-router';
import { ConnectionsPage } from '../../../../features/connections/connections-page.tsx';
import { connectionsSearch } from '../../../../features/connections/connections-search.ts';

export const Route = createFileRoute('/_app/admin/connections/')({
  validateSearch: connectionsSearch,
  component: Page,
});

function Page() {
  return <ConnectionsPage search={Route.useSearch()} />;
}
