import { createFileRoute } from '@tanstack/react-router';
import { LivePage } from '../../../features/live/live-page.tsx';
import { liveSearch } from '../../../features/live/live-search.ts';

export const Route = createFileRoute('/_app/system/live')({ validateSearch: liveSearch, component: Page });

function Page() {
  return <LivePage search={Route.useSearch()} />;
}
