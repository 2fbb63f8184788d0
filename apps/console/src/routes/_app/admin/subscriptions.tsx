import { createFileRoute } from '@tanstack/react-router';
import { ApprovalsPage } from '../../../features/approvals/approvals-page.tsx';
import { approvalsSearch } from '../../../features/approvals/approvals-search.ts';

export const Route = createFileRoute('/_app/admin/subscriptions')({
  validateSearch: approvalsSearch,
  component: Page,
});

function Page() {
  return <ApprovalsPage search={Route.useSearch()} />;
}
