import { createFileRoute } from '@tanstack/react-router';
import { PlaygroundPage } from '../../features/playground/playground-page.tsx';
import { playgroundSearch } from '../../features/playground/playground-search.ts';

export const Route = createFileRoute('/_app/playground')({
  validateSearch: playgroundSearch,
  component: Page,
});

function Page() {
  return <PlaygroundPage search={Route.useSearch()} />;
}
