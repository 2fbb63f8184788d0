import { Trans, useLingui } from '@lingui/react/macro';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Stats } from '../../ui/stats.tsx';
import { prepareChange } from './prepare-change.ts';
import { RequestsLink } from './requests-link.tsx';
import { type UsageTotals, useUsageSummary } from './usage-queries.ts';
import type { UsageQuery } from './usage-query.ts';
import type { UsageFilterSearch } from './usage-search.ts';

export interface UsageCardsProps {
  readonly query: UsageQuery;
  /** For the link to the requests that the numbers sum up. */
  readonly search: UsageFilterSearch;
}

/** The sums of a period, each against the period of the same length before. */
export function UsageCards({ query, search }: UsageCardsProps) {
  const { t } = useLingui();
  const { count, compactCount, money, exactMoney, percent, durationUs } = useFormat();
  const summary = useUsageSummary(query);
  if (summary.isPending) return <Skeleton label={t`Loading totals`} rows={2} />;
  if (summary.error !== null) return <ErrorPanel error={summary.error} onRetry={() => summary.refetch()} />;
  const { totals, previous } = summary.data;
  const changeOf = (measure: (totals: UsageTotals) => number | null) => {
    const change = prepareChange(measure(totals), measure(previous.totals));
    return change === undefined ? {} : { change };
  };
  const { unknown_cost_requests, unknown_usage_requests } = totals;
  const failedShare = (of: UsageTotals) => (of.requests === 0 ? null : of.failed_requests / of.requests);
  /** The name of a number, which leads to what it sums up. */
  const linked = (label: string, ending?: 'failed') =>
    totals.requests === 0 ? label : <RequestsLink search={{ ...search, ending }}>{label}</RequestsLink>;
  return (
    <Stats>
      <Stat
        label={t`Requests`}
        number={shown(totals.requests, count)}
        {...changeOf(({ requests }) => requests)}
      >
        <RequestsLink search={search}>
          <Trans>View requests</Trans>
        </RequestsLink>
      </Stat>
      <Stat
        label={linked(t`Cost`)}
        number={shown(totals.cost_nano_usd, money, unknown_cost_requests > 0)}
        hint={
          unknown_cost_requests > 0
            ? t`Excludes ${count(unknown_cost_requests)} requests with unknown cost`
            : exactMoney(totals.cost_nano_usd)
        }
        {...changeOf(({ cost_nano_usd }) => Number(cost_nano_usd))}
      />
      <Stat
        label={linked(t`Input tokens`)}
        number={shown(totals.input_tokens, compactCount, unknown_usage_requests > 0)}
        hint={
          unknown_usage_requests > 0
            ? t`Excludes ${count(unknown_usage_requests)} requests with unknown token counts`
            : t`${count(totals.input_tokens)}, including ${count(totals.cached_input_tokens)} cached`
        }
        {...changeOf(({ input_tokens }) => input_tokens)}
      />
      <Stat
        label={linked(t`Output tokens`)}
        number={shown(totals.output_tokens, compactCount, unknown_usage_requests > 0)}
        hint={
          unknown_usage_requests > 0
            ? t`Excludes ${count(unknown_usage_requests)} requests with unknown token counts`
            : t`${count(totals.output_tokens)}, including ${count(totals.reasoning_tokens)} for reasoning`
        }
        {...changeOf(({ output_tokens }) => output_tokens)}
      />
      <Stat
        label={linked(t`Failed`, 'failed')}
        number={shown(failedShare(totals), percent)}
        hint={
          totals.requests === 0
            ? t`No requests in this period`
            : t`${count(totals.failed_requests)} of ${count(totals.requests)} requests`
        }
        {...changeOf(failedShare)}
      />
      <Stat
        label={linked(t`Median time to first token`)}
        number={shown(totals.latency.ttft.p50_us, durationUs)}
        hint={
          totals.latency.ttft.p95_us === null
            ? t`No requests with a first token in this period`
            : t`p95: ${durationUs(totals.latency.ttft.p95_us)}`
        }
        {...changeOf(({ latency }) => latency.ttft.p50_us)}
      />
    </Stats>
  );
}
