import { createFileRoute } from '@tanstack/react-router';
import { accountSearch } from '../../../features/account/account-search.ts';
import { SessionsPage } from '../../../features/account/sessions-page.tsx';

export const Route = createFileRoute('/_app/account/sessions')({
  validateSearch: accountSearch,
  component: Page,
});

function Page() {
  return <SessionsPage search={Route.useSearch()} />;
}
