import { createFileRoute } from '@tanstack/react-router';
import { OrganizationPage } from '../../../../features/organizations/organization-page.tsx';

export const Route = createFileRoute('/_app/admin/organizations/$organizationId')({ component: Page });

function Page() {
  return <OrganizationPage {...Route.useParams()} />;
}
