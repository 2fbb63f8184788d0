import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useCan } from '../../session/permissions.ts';
import { useTimeZone } from '../../session/preferences.ts';
import { Page } from '../../ui/page.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { ExportRequests } from '../jobs/export-requests.tsx';
import { JobHere, useJobHere } from '../jobs/job-here.tsx';
import { OrganizationAgreement } from '../reconciliation/agreement-badge.tsx';
import { UsageBreakdown } from '../usage/usage-breakdown.tsx';
import { UsageCalendar } from '../usage/usage-calendar.tsx';
import { UsageCards } from '../usage/usage-cards.tsx';
import { UsageCharts } from '../usage/usage-charts.tsx';
import { UsageFilters } from '../usage/usage-filters.tsx';
import { UsageOf } from '../usage/usage-of.ts';
import { granularityOf, toQueryString, usageQueryOf } from '../usage/usage-query.ts';
import type { UsageSearch } from '../usage/usage-search.ts';

/** What all keys of an organization used: sums, charts, shares, days. */
export function OrganizationUsagePage({
  organizationId,
  search,
}: {
  organizationId: string;
  search: UsageSearch;
}) {
  const timeZone = useTimeZone();
  const mayExport = useCan('usage.export', { organizationId });
  const navigate = useNavigate({ from: '/org/$organizationId/usage' });
  const change = (changes: Partial<UsageSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false });
  const query = usageQueryOf(search, { organizationId: undefined, timeZone, nowMs: Date.now() });
  const granularity = granularityOf(query);
  const job = useJobHere('usage_export');
  const usage = `/v1/organizations/${organizationId}/usage`;
  return (
    <UsageOf value={organizationId}>
      <Page
        screen="/org/$organizationId/usage"
        lead={
          <Trans>
            Usage of all keys in this organization. Every number is a sum of requests that you can list.
          </Trans>
        }
        actions={
          <>
            <OrganizationAgreement organizationId={organizationId} />
            {mayExport ? <ExportRequests job={job} organizationId={organizationId} query={query} /> : null}
          </>
        }
        calls={[
          { method: 'GET', path: `${usage}/summary${toQueryString({ ...query })}` },
          {
            method: 'GET',
            path: `${usage}/timeseries${toQueryString({ ...query, granularity, time_zone: timeZone })}`,
          },
          {
            method: 'GET',
            path: `${usage}/breakdown${toQueryString({ ...query, by: search.by ?? 'model', sort: search.sort })}`,
          },
        ]}
      >
        <Toolbar>
          <UsageFilters
            search={search}
            query={query}
            onChange={(changes) => change({ ...changes, cursor: undefined })}
          />
        </Toolbar>
        <JobHere job={job} />
        <UsageCards query={query} search={search} />
        <UsageCharts
          query={query}
          latency={search.latency ?? 'ttft'}
          onLatency={(latency) => change({ latency: latency === 'ttft' ? undefined : latency })}
        />
        <UsageBreakdown query={query} search={search} onChange={change} />
        <UsageCalendar
          query={query}
          metric={search.metric ?? 'requests'}
          onMetric={(metric) => change({ metric: metric === 'requests' ? undefined : metric })}
        />
      </Page>
    </UsageOf>
  );
}
