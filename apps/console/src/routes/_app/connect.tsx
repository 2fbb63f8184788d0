import { createFileRoute } from '@tanstack/react-router';
import { ConnectPage } from '../../features/connect/connect-page.tsx';
import { connectSearch } from '../../features/connect/connect-search.ts';

export const Route = createFileRoute('/_app/connect')({ validateSearch: connectSearch, component: Page });

function Page() {
  return <ConnectPage search={Route.useSearch()} />;
}
