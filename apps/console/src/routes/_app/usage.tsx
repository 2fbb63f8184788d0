import { createFileRoute } from '@tanstack/react-router';
import { UsagePage } from '../../features/usage/usage-page.tsx';
import { usageSearch } from '../../features/usage/usage-search.ts';

export const Route = createFileRoute('/_app/usage')({ validateSearch: usageSearch, component: Page });

function Page() {
  return <UsagePage search={Route.useSearch()} />;
}
