import { createFileRoute } from '@tanstack/react-router';
import { auditSearch } from '../../../features/audit-log/audit-search.ts';
import { PlatformAuditPage } from '../../../features/audit-log/platform-audit-page.tsx';

export const Route = createFileRoute('/_app/admin/audit-log')({
  validateSearch: auditSearch,
  component: Page,
});

function Page() {
  return <PlatformAuditPage search={Route.useSearch()} />;
}
