import { createFileRoute } from '@tanstack/react-router';
import { creditsSearch } from '../../../../features/credits/credits-search.ts';
import { OrganizationPage } from '../../../../features/organizations/organization-page.tsx';

export const Route = createFileRoute('/_app/admin/organizations/$organizationId')({
  validateSearch: creditsSearch,
  component: Page,
});

function Page() {
  return <OrganizationPage {...Route.useParams()} search={Route.useSearch()} />;
}
