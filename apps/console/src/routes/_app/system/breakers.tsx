import { createFileRoute } from '@tanstack/react-router';
import { BreakersPage } from '../../../features/breakers/breakers-page.tsx';
import { breakersSearch } from '../../../features/breakers/breakers-search.ts';

export const Route = createFileRoute('/_app/system/breakers')({
  validateSearch: breakersSearch,
  component: Page,
});

function Page() {
  return <BreakersPage search={Route.useSearch()} />;
}
