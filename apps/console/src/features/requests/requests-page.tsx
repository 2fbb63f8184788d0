import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../session/organization.ts';
import { useCan } from '../../session/permissions.ts';
import { useTimeZone } from '../../session/preferences.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { ExportRequests } from '../jobs/export-requests.tsx';
import { JobHere, useJobHere } from '../jobs/job-here.tsx';
import { UsageFilters } from '../usage/usage-filters.tsx';
import { MY_USAGE } from '../usage/usage-queries.ts';
import { toQueryString, usageQueryOf } from '../usage/usage-query.ts';
import { EndingSelect } from './ending-select.tsx';
import type { RequestsSearch } from './requests-search.ts';
import { RequestsTable } from './requests-table.tsx';

/** Each request of one's own keys. */
export function RequestsPage({ search }: { search: RequestsSearch }) {
  const { t } = useLingui();
  const organization = useOrganization();
  const timeZone = useTimeZone();
  const mayExport = useCan('profile.usage.export', { organizationId: organization?.id, own: true });
  const navigate = useNavigate({ from: '/requests/' });
  const change = (changes: Partial<RequestsSearch>) =>
    void navigate({
      search: (before) => ({ ...before, cursor: undefined, ...changes }),
      resetScroll: false,
    });
  const query = usageQueryOf(search, { organizationId: organization?.id, timeZone, nowMs: Date.now() });
  const job = useJobHere('usage_export');
  const asked = { ...query, ending: search.ending };
  return (
    <Page
      screen="/requests"
      lead={
        <Trans>Requests from your own keys, newest first. Weir does not store prompts or responses.</Trans>
      }
      actions={mayExport ? <ExportRequests job={job} organizationId={null} query={asked} /> : null}
      calls={[{ method: 'GET', path: `${MY_USAGE}/records${toQueryString(asked)}` }]}
    >
      <JobHere job={job} />
      <Card>
        <Toolbar>
          <UsageFilters search={search} query={query} onChange={change} />
          <EndingSelect value={search.ending} onChange={(ending) => change({ ending })} />
        </Toolbar>
        <RequestsTable
          query={query}
          search={search}
          empty={
            <EmptyState
              icon="list"
              title={t`No requests found`}
              actions={
                <Link to="/connect" look="secondary">
                  <Trans>Connect a client</Trans>
                </Link>
              }
            >
              <Trans>Choose a longer period, remove filters or send your first request.</Trans>
            </EmptyState>
          }
        />
      </Card>
    </Page>
  );
}
