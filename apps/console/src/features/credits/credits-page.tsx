import { Trans } from '@lingui/react/macro';
import { Page } from '../../ui/page.tsx';
import { useCredits } from './credit-queries.ts';
import type { CreditsSearch } from './credits-search.ts';
import { CreditsView } from './credits-view.tsx';

/** The credits of an organization, as its admins see them. */
export function CreditsPage({ organizationId, search }: { organizationId: string; search: CreditsSearch }) {
  const credits = useCredits(organizationId);
  return (
    <Page
      screen="/org/$organizationId/credits"
      lead={
        credits.data?.prepaid === false ? (
          <Trans>This organization is not prepaid. Credits do not limit its spend.</Trans>
        ) : (
          <Trans>Requests are paid from the balance. Ask a platform admin to add credits.</Trans>
        )
      }
      calls={[
        { method: 'GET', path: `/v1/organizations/${organizationId}/credits` },
        { method: 'GET', path: `/v1/organizations/${organizationId}/credits/entries` },
      ]}
    >
      <CreditsView organizationId={organizationId} cursor={search.cursor} />
    </Page>
  );
}
