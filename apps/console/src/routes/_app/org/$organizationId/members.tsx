import { createFileRoute } from '@tanstack/react-router';
import { MembersPage } from '../../../../features/members/members-page.tsx';
import { membersSearch } from '../../../../features/members/members-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/members')({
  validateSearch: membersSearch,
  component: Page,
});

function Page() {
  return <MembersPage {...Route.useParams()} search={Route.useSearch()} />;
}
