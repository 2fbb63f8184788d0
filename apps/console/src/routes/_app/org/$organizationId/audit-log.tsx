import { createFileRoute } from '@tanstack/react-router';
import { auditSearch } from '../../../../features/audit-log/audit-search.ts';
import { OrganizationAuditPage } from '../../../../features/audit-log/organization-audit-page.tsx';

export const Route = createFileRoute('/_app/org/$organizationId/audit-log')({
  validateSearch: auditSearch,
  component: Page,
});

function Page() {
  return <OrganizationAuditPage {...Route.useParams()} search={Route.useSearch()} />;
}
