import { createFileRoute } from '@tanstack/react-router';
import { accountSearch } from '../../../features/account/account-search.ts';
import { TokensPage } from '../../../features/account/tokens-page.tsx';

export const Route = createFileRoute('/_app/account/tokens')({
  validateSearch: accountSearch,
  component: Page,
});

function Page() {
  return <TokensPage search={Route.useSearch()} />;
}
