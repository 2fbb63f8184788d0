import { createFileRoute } from '@tanstack/react-router';
import { ManagedModelPage } from '../../../../features/managed-models/managed-model-page.tsx';
import { managedModelSearch } from '../../../../features/managed-models/managed-models-search.ts';

export const Route = createFileRoute('/_app/admin/models/$modelId')({
  validateSearch: managedModelSearch,
  component: Page,
});

function Page() {
  return <ManagedModelPage {...Route.useParams()} search={Route.useSearch()} />;
}
