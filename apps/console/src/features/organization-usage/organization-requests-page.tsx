import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useCan } from '../../session/permissions.ts';
import { useTimeZone } from '../../session/preferences.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { ExportRequests } from '../jobs/export-requests.tsx';
import { JobHere, useJobHere } from '../jobs/job-here.tsx';
import { EndingSelect } from '../requests/ending-select.tsx';
import { RequestsTable } from '../requests/requests-table.tsx';
import { UsageFilters } from '../usage/usage-filters.tsx';
import { UsageOf } from '../usage/usage-of.ts';
import { toQueryString, usageQueryOf } from '../usage/usage-query.ts';
import type { OrganizationRequestsSearch } from './organization-requests-search.ts';
import { RefusalsTable } from './refusals-table.tsx';

/** The requests of all keys of an organization: ended, refused. */
export function OrganizationRequestsPage({
  organizationId,
  search,
}: {
  organizationId: string;
  search: OrganizationRequestsSearch;
}) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const mayExport = useCan('usage.export', { organizationId });
  const maySeeRunning = useCan('request.list', { organizationId, own: true });
  const maySeeRefused = useCan('refusal.list', { organizationId });
  const navigate = useNavigate({ from: '/org/$organizationId/requests' });
  const change = (changes: Partial<OrganizationRequestsSearch>) =>
    void navigate({
      search: (before) => ({ ...before, cursor: undefined, ...changes }),
      resetScroll: false,
    });
  const query = usageQueryOf(search, { organizationId: undefined, timeZone, nowMs: Date.now() });
  const job = useJobHere('usage_export');
  const asked = { ...query, ending: search.ending };
  const organization = `/v1/organizations/${organizationId}`;
  const tabs = [
    {
      id: 'ended' as const,
      label: t`Ended`,
      content: (
        <Card>
          <Toolbar>
            <UsageFilters search={search} query={query} onChange={change} />
            <EndingSelect value={search.ending} onChange={(ending) => change({ ending })} />
          </Toolbar>
          <RequestsTable
            query={query}
            search={search}
            empty={
              <EmptyState icon="list" title={t`No requests found`}>
                <Trans>Choose a longer period or remove filters.</Trans>
              </EmptyState>
            }
          />
        </Card>
      ),
    },
    ...(maySeeRefused
      ? [
          {
            id: 'refused' as const,
            label: t`Refused`,
            content: <RefusalsTable organizationId={organizationId} search={search} onChange={change} />,
          },
        ]
      : []),
  ];
  return (
    <UsageOf value={organizationId}>
      <Page
        screen="/org/$organizationId/requests"
        lead={
          <Trans>
            Requests from all keys in this organization. Weir does not store prompts or responses.
          </Trans>
        }
        actions={
          <>
            {maySeeRunning ? (
              <Link to="/org/$organizationId/live" params={{ organizationId }} look="secondary">
                <Trans>Running now</Trans>
              </Link>
            ) : null}
            {mayExport ? <ExportRequests job={job} organizationId={organizationId} query={asked} /> : null}
          </>
        }
        calls={[
          { method: 'GET', path: `${organization}/usage/records${toQueryString(asked)}` },
          { method: 'GET', path: `${organization}/refusals` },
        ]}
      >
        <JobHere job={job} />
        <Tabs
          label={t`Request status`}
          tabs={tabs}
          selected={search.show ?? 'ended'}
          onSelect={(show) => change({ show: show === 'ended' ? undefined : show })}
        />
      </Page>
    </UsageOf>
  );
}
