import { createFileRoute } from '@tanstack/react-router';
import { OrganizationSettingsPage } from '../../../../features/organization-settings/organization-settings-page.tsx';

export const Route = createFileRoute('/_app/org/$organizationId/settings')({ component: Page });

function Page() {
  return <OrganizationSettingsPage {...Route.useParams()} />;
}
