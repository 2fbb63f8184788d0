import { createFileRoute } from '@tanstack/react-router';
import { ExplainPage } from '../../features/explain/explain-page.tsx';
import { explainSearch } from '../../features/explain/explain-search.ts';

export const Route = createFileRoute('/_app/explain')({ validateSearch: explainSearch, component: Page });

function Page() {
  return <ExplainPage search={Route.useSearch()} />;
}
