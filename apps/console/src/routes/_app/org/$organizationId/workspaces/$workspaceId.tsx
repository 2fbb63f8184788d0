import { createFileRoute } from '@tanstack/react-router';
import { WorkspacePage } from '../../../../../features/workspaces/workspace-page.tsx';

export const Route = createFileRoute('/_app/org/$organizationId/workspaces/$workspaceId')({
  component: Page,
});

function Page() {
  return <WorkspacePage {...Route.useParams()} />;
}
