import { createFileRoute } from '@tanstack/react-router';
import { ManagedModelsPage } from '../../../../features/managed-models/managed-models-page.tsx';
import { managedModelsSearch } from '../../../../features/managed-models/managed-models-search.ts';

export const Route = createFileRoute('/_app/admin/models/')({
  validateSearch: managedModelsSearch,
  component: Page,
});

function Page() {
  return <ManagedModelsPage search={Route.useSearch()} />;
}
