import { createFileRoute } from '@tanstack/react-router';
import { WorkspacesPage } from '../../../../../features/workspaces/workspaces-page.tsx';
import { workspacesSearch } from '../../../../../features/workspaces/workspaces-search.ts';

export const Route = createFileRoute('/_app/org/$organizationId/workspaces/')({
  validateSearch: workspacesSearch,
  component: Page,
});

function Page() {
  return <WorkspacesPage {...Route.useParams()} search={Route.useSearch()} />;
}
