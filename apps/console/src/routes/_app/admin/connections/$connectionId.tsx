import { createFileRoute } from '@tanstack/react-router';
import { ConnectionPage } from '../../../../features/connections/connection-page.tsx';
import { connectionSearch } from '../../../../features/connections/connections-search.ts';

export const Route = createFileRoute('/_app/admin/connections/$connectionId')({
  validateSearch: connectionSearch,
  component: Page,
});

function Page() {
  return <ConnectionPage {...Route.useParams()} search={Route.useSearch()} />;
}
