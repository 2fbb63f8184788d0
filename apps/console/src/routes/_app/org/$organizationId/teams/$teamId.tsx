import { createFileRoute } from '@tanstack/react-router';
import { TeamPage } from '../../../../../features/teams/team-page.tsx';
import { teamSearch } from '../../../../../features/teams/teams-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/teams/$teamId')({
  validateSearch: teamSearch,
  component: Page,
});

function Page() {
  return <TeamPage {...Route.useParams()} search={Route.useSearch()} />;
}
