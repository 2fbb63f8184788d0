import { useLingui } from '@lingui/react/macro';
import { shown } from '../../format/shown-number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Stat } from '../../ui/stat.tsx';
import { Stats } from '../../ui/stats.tsx';
import type { Analytics, Trend } from './analytics-queries.ts';

/** The sums of the period, each with its trend. */
export function AnalyticsCards({ analytics }: { analytics: Analytics }) {
  const { t } = useLingui();
  const { count, compactCount, money, exactMoney, percent } = useFormat();
  const { tokens, cost, unknown_cost_requests, unknown_usage_requests } = analytics;
  const trendOf = (metric: Trend['metric']) => {
    const trend = analytics.trends.find((each) => each.metric === metric);
    if (trend === undefined) return {};
    return { change: trend.change_percent === null ? null : trend.change_percent / 100 };
  };
  const tokenStat = (label: string, amount: number, detail: string, metric: Trend['metric']) => (
    <Stat
      label={label}
      number={shown(amount, compactCount, unknown_usage_requests > 0)}
      hint={
        unknown_usage_requests > 0
          ? t`Excludes ${count(unknown_usage_requests)} requests with unknown token counts`
          : detail
      }
      {...trendOf(metric)}
    />
  );
  const { projected_month_nano_usd: projected, projected_month_error_nano_usd: margin } = cost;
  return (
    <Stats>
      <Stat label={t`Requests`} number={shown(analytics.total_requests, count)} {...trendOf('requests')} />
      <Stat
        label={t`Cost`}
        number={shown(cost.total_nano_usd, money, unknown_cost_requests > 0)}
        hint={
          unknown_cost_requests > 0
            ? t`Excludes ${count(unknown_cost_requests)} requests with unknown cost`
            : exactMoney(cost.total_nano_usd)
        }
        {...trendOf('cost_nano_usd')}
      />
      {tokenStat(t`Tokens`, tokens.total, count(tokens.total), 'total_tokens')}
      {tokenStat(
        t`Input tokens`,
        tokens.prompt,
        t`${count(tokens.prompt)}, including ${count(tokens.cached)} cached`,
        'prompt_tokens',
      )}
      {tokenStat(
        t`Output tokens`,
        tokens.completion,
        t`${count(tokens.completion)}, including ${count(tokens.reasoning)} for reasoning`,
        'completion_tokens',
      )}
      <Stat
        label={t`Active users`}
        number={shown(analytics.active_users, count)}
        hint={t`${count(analytics.active_users)} of ${count(analytics.total_users)} users`}
        {...trendOf('active_users')}
      />
      <Stat
        label={t`Success rate`}
        number={shown(analytics.success_rate, (rate) => percent(rate / 100))}
        hint={
          analytics.success_rate === null
            ? t`No requests in this period`
            : t`${count(analytics.failed_requests)} of ${count(analytics.total_requests)} requests failed`
        }
      />
      <Stat
        label={t`Projected this month`}
        number={shown(projected, money, true)}
        hint={
          projected === null || cost.month_to_date_nano_usd === null
            ? t`There is not enough data for a projection, or the current filters do not support one.`
            : margin === null
              ? t`${money(cost.month_to_date_nano_usd)} so far`
              : t`${money(cost.month_to_date_nano_usd)} so far. The final amount is within ${money(margin)} of the projection in four out of five months.`
        }
      />
    </Stats>
  );
}
