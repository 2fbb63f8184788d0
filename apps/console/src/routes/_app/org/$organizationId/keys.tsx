import { createFileRoute } from '@tanstack/react-router';
import { keysSearch } from '../../../../features/keys/keys-search.ts';
import { OrganizationKeysPage } from '../../../../features/keys/organization-keys-page.tsx';

export const Route = createFileRoute('/_app/org/$organizationId/keys')({
  validateSearch: keysSearch,
  component: Page,
});

function Page() {
  return (
    <OrganizationKeysPage organizationId={Route.useParams().organizationId} search={Route.useSearch()} />
  );
}
