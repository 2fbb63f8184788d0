import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../session/organization.ts';
import { useCan } from '../../session/permissions.ts';
import { useTimeZone } from '../../session/preferences.ts';
import { Page } from '../../ui/page.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { ExportRequests } from '../jobs/export-requests.tsx';
import { JobHere, useJobHere } from '../jobs/job-here.tsx';
import { OrganizationAgreement } from '../reconciliation/agreement-badge.tsx';
import { UsageBreakdown } from './usage-breakdown.tsx';
import { UsageCalendar } from './usage-calendar.tsx';
import { UsageCards } from './usage-cards.tsx';
import { UsageCharts } from './usage-charts.tsx';
import { UsageFilters } from './usage-filters.tsx';
import { MY_USAGE } from './usage-queries.ts';
import { granularityOf, toQueryString, usageQueryOf } from './usage-query.ts';
import type { UsageSearch } from './usage-search.ts';

/** What one's own keys used: sums, charts, shares, days. */
export function UsagePage({ search }: { search: UsageSearch }) {
  const organization = useOrganization();
  const timeZone = useTimeZone();
  const mayExport = useCan('profile.usage.export', { organizationId: organization?.id, own: true });
  const navigate = useNavigate({ from: '/usage' });
  const change = (changes: Partial<UsageSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false });
  const query = usageQueryOf(search, {
    organizationId: organization?.id,
    timeZone,
    nowMs: Date.now(),
  });
  const asText = toQueryString({ ...query });
  const granularity = granularityOf(query);
  const job = useJobHere('usage_export');
  return (
    <Page
      screen="/usage"
      lead={<Trans>Usage of your own keys. Every number is a sum of requests that you can list.</Trans>}
      actions={
        <>
          {organization === null ? null : <OrganizationAgreement organizationId={organization.id} />}
          {mayExport ? <ExportRequests job={job} organizationId={null} query={query} /> : null}
        </>
      }
      calls={[
        { method: 'GET', path: `${MY_USAGE}/summary${asText}` },
        {
          method: 'GET',
          path: `${MY_USAGE}/timeseries${toQueryString({ ...query, granularity, time_zone: timeZone })}`,
        },
        {
          method: 'GET',
          path: `${MY_USAGE}/breakdown${toQueryString({ ...query, by: search.by ?? 'model', sort: search.sort })}`,
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
  );
}
