import { createFileRoute } from '@tanstack/react-router';
import { CredentialsPage } from '../../../../features/credentials/credentials-page.tsx';
import { credentialsSearch } from '../../../../features/credentials/credentials-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/credentials')({
  validateSearch: credentialsSearch,
  component: Page,
});

function Page() {
  return <CredentialsPage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />;
}
