import { createFileRoute } from '@tanstack/react-router';
import { ModelPage } from '../../../features/models/model-page.tsx';
import { modelSearch } from '../../../features/models/model-search.ts';

export const Route = createFileRoute('/_app/models/$modelId')({
  validateSearch: modelSearch,
  component: Page,
});

function Page() {
  const navigate = Route.useNavigate();
  return (
    <ModelPage
      {...Route.useParams()}
      client={Route.useSearch().client}
      onClient={(client) =>
        void navigate({ search: (before) => ({ ...before, client }), replace: true, resetScroll: false })
      }
    />
  );
}
