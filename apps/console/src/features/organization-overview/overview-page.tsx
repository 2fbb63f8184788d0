import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { PeriodField } from '../../period/period-field.tsx';
import { rangeOf } from '../../period/range-of.ts';
import { useOrganization } from '../../session/organization.ts';
import { useCan } from '../../session/permissions.ts';
import { useTimeZone } from '../../session/preferences.ts';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { LimitsCard } from '../limits/limits-card.tsx';
import { OrganizationAgreement } from '../reconciliation/agreement-badge.tsx';
import { UsageCards } from '../usage/usage-cards.tsx';
import { UsageCharts } from '../usage/usage-charts.tsx';
import { UsageOf } from '../usage/usage-of.ts';
import { toQueryString } from '../usage/usage-query.ts';
import { Attention } from './attention.tsx';
import type { OverviewSearch } from './overview-search.ts';

/** How an organization does: what needs attention, sums, budgets, charts. */
export function OverviewPage({ organizationId, search }: { organizationId: string; search: OverviewSearch }) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const organization = useOrganization();
  const navigate = useNavigate({ from: '/org/$organizationId/overview' });
  const maySeeUsage = useCan('usage.read', { organizationId, own: true });
  const range = rangeOf(search, timeZone, Date.now());
  const { period, from, to } = search;
  const at = `/v1/organizations/${organizationId}`;
  return (
    <UsageOf value={organizationId}>
      <Page
        screen="/org/$organizationId/overview"
        subject={organization?.id === organizationId ? organization.name : undefined}
        actions={maySeeUsage ? <OrganizationAgreement organizationId={organizationId} /> : null}
        calls={[
          { method: 'GET', path: `${at}/usage/summary${toQueryString({ ...range })}` },
          { method: 'GET', path: `${at}/limits` },
          { method: 'GET', path: `${at}/alert-rules` },
          { method: 'GET', path: `${at}/refusals${toQueryString({ since: range.since })}` },
        ]}
      >
        <Attention organizationId={organizationId} since={range.since} />
        {maySeeUsage ? (
          <>
            <Toolbar
              actions={
                <Link
                  to="/org/$organizationId/usage"
                  params={{ organizationId }}
                  search={{ period, from, to }}
                  look="secondary"
                >
                  <Trans>View all usage</Trans>
                </Link>
              }
            >
              <PeriodField
                search={search}
                onChange={(changes) => void navigate({ search: (before) => ({ ...before, ...changes }) })}
              />
            </Toolbar>
            <UsageCards query={range} search={search} />
          </>
        ) : null}
        <LimitsCard
          scope={{ kind: 'organization', organizationId }}
          title={t`Organization limits`}
          empty={<Trans>The organization has no limits of its own. Platform limits still apply.</Trans>}
        />
        {maySeeUsage ? (
          <UsageCharts
            query={range}
            latency={search.latency ?? 'ttft'}
            onLatency={(latency) =>
              void navigate({
                search: (before) => ({ ...before, latency: latency === 'ttft' ? undefined : latency }),
                resetScroll: false,
              })
            }
          />
        ) : null}
      </Page>
    </UsageOf>
  );
}
