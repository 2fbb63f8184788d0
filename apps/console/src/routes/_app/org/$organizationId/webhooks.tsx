import { createFileRoute } from '@tanstack/react-router';
import { WebhooksPage } from '../../../../features/webhooks/webhooks-page.tsx';
import { webhooksSearch } from '../../../../features/webhooks/webhooks-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/webhooks')({
  validateSearch: webhooksSearch,
  component: Page,
});

function Page() {
  return <WebhooksPage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />;
}
