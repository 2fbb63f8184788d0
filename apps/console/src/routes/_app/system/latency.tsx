import { createFileRoute } from '@tanstack/react-router';
import { LatencyPage } from '../../../features/latency/latency-page.tsx';
import { latencySearch } from '../../../features/latency/latency-search.ts';

export const Route = createFileRoute('/_app/system/latency')({
  validateSearch: latencySearch,
  component: Page,
});

function Page() {
  return <LatencyPage search={Route.useSearch()} />;
}
