import { createFileRoute } from '@tanstack/react-router';
import { RequestsPage } from '../../../features/requests/requests-page.tsx';
import { requestsSearch } from '../../../features/requests/requests-search.ts';

export const Route = createFileRoute('/_app/requests/')({ validateSearch: requestsSearch, component: Page });

function Page() {
  return <RequestsPage search={Route.useSearch()} />;
}
