import { createFileRoute } from '@tanstack/react-router';
import { TeamsPage } from '../../../../../features/teams/teams-page.tsx';
import { teamsSearch } from '../../../../../features/teams/teams-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/teams/')({
  validateSearch: teamsSearch,
  component: Page,
});

function Page() {
  return <TeamsPage {...Route.useParams()} search={Route.useSearch()} />;
}
