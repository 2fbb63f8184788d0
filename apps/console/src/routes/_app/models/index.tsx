import { createFileRoute } from '@tanstack/react-router';
import { ModelsPage } from '../../../features/models/models-page.tsx';
import { modelsSearch } from '../../../features/models/models-search.ts';

export const Route = createFileRoute('/_app/models/')({ validateSearch: modelsSearch, component: Page });

function Page() {
  return <ModelsPage search={Route.useSearch()} />;
}
