import { createFileRoute } from '@tanstack/react-router';
import { KeysPage } from '../../../features/keys/keys-page.tsx';
import { keysSearch } from '../../../features/keys/keys-search.ts';

export const Route = createFileRoute('/_app/keys/')({ validateSearch: keysSearch, component: Page });

function Page() {
  return <KeysPage search={Route.useSearch()} />;
}
