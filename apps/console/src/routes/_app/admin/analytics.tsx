import { createFileRoute } from '@tanstack/react-router';
import { AnalyticsPage } from '../../../features/analytics/analytics-page.tsx';
import { analyticsSearch } from '../../../features/analytics/analytics-search.ts';

export const Route = createFileRoute('/_app/admin/analytics')({
  validateSearch: analyticsSearch,
  component: Page,
});

function Page() {
  return <AnalyticsPage search={Route.useSearch()} />;
}
