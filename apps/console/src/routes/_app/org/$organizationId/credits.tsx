import { createFileRoute } from '@tanstack/react-router';
import { CreditsPage } from '../../../../features/credits/credits-page.tsx';
import { creditsSearch } from '../../../../features/credits/credits-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/credits')({
  validateSearch: creditsSearch,
  component: Page,
});

function Page() {
  return <CreditsPage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />;
}
