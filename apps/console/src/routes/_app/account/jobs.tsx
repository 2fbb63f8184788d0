import { createFileRoute } from '@tanstack/react-router';
import { JobsPage } from '../../../features/jobs/jobs-page.tsx';
import { jobsSearch } from '../../../features/jobs/jobs-search.ts';

export const Route = createFileRoute('/_app/account/jobs')({
  validateSearch: jobsSearch,
  component: Page,
});

function Page() {
  return <JobsPage search={Route.useSearch()} />;
}
