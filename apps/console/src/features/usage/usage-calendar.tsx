import { today } from '@internationalized/date';
import { useLingui } from '@lingui/react/macro';
import { Calendar } from '../../charts/calendar.tsx';
import { prepareCalendar } from '../../charts/prepare-calendar.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { dayOf } from './day-of.ts';
import type { UsagePoint } from './prepare-series.ts';
import { useUsageSeries } from './usage-queries.ts';
import type { UsageQuery } from './usage-query.ts';
import { METRICS, type Metric } from './usage-search.ts';

const WEEKS = 13;

export interface UsageCalendarProps {
  /** Its filters hold; its range does not: the calendar shows the latest weeks. */
  readonly query: UsageQuery;
  readonly metric: Metric;
  readonly onMetric: (metric: Metric) => void;
}

/** Each day of the latest weeks, so that weekdays and quiet times are seen. */
export function UsageCalendar({ query, metric, onMetric }: UsageCalendarProps) {
  const { t } = useLingui();
  const { count, money, timeZone } = useFormat();
  const firstDay = today(timeZone).subtract({ weeks: WEEKS - 1, days: 6 });
  const series = useUsageSeries(
    { ...query, since: firstDay.toDate(timeZone).toISOString(), until: nextMidnight(timeZone) },
    'day',
    timeZone,
  );
  const names: Readonly<Record<Metric, string>> = { requests: t`Requests`, tokens: t`Tokens`, cost: t`Cost` };
  const format = metric === 'cost' ? (value: number) => money(BigInt(Math.round(value))) : count;
  return (
    <Card
      title={t`Last ${WEEKS} weeks by day`}
      actions={
        <Select
          label={t`Color by`}
          isLabelHidden
          choices={METRICS.map((value) => ({ value, label: names[value] }))}
          value={metric}
          onChange={onMetric}
        />
      }
    >
      {series.isPending ? (
        <Skeleton label={t`Loading days`} rows={4} />
      ) : series.error !== null ? (
        <ErrorPanel error={series.error} onRetry={() => series.refetch()} />
      ) : (
        <Calendar
          title={t`${names[metric]} by day`}
          weeks={prepareCalendar(
            series.data.data.map((point) => ({
              date: dayOf(point.starts_at, timeZone),
              value: amountOf(point, metric),
              isUnfinished: Date.parse(point.ends_at) > Date.now(),
            })),
          )}
          format={format}
        />
      )}
    </Card>
  );
}

function amountOf(point: UsagePoint, metric: Metric): number {
  if (metric === 'requests') return point.requests;
  return metric === 'tokens' ? point.input_tokens + point.output_tokens : Number(point.cost_nano_usd);
}

function nextMidnight(timeZone: string): string {
  return today(timeZone).add({ days: 1 }).toDate(timeZone).toISOString();
}
