import { createFileRoute } from '@tanstack/react-router';
import { RequestPage } from '../../../features/request/request-page.tsx';
import { requestSearch } from '../../../features/request/request-search.ts';

export const Route = createFileRoute('/_app/requests/$recordId')({
  validateSearch: requestSearch,
  component: Page,
});

function Page() {
  return <RequestPage requestId={Route.useParams().recordId} />;
}
