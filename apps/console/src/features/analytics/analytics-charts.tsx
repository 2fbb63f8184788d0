import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Calendar } from '../../charts/calendar.tsx';
import { Chart } from '../../charts/chart.tsx';
import { prepareCalendar } from '../../charts/prepare-calendar.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { Select } from '../../ui/select.tsx';
import type { Analytics } from './analytics-queries.ts';
import { METRICS, type Metric } from './analytics-search.ts';
import { amountOf, prepareModelDays, prepareRequestDays } from './prepare-analytics.ts';

const NANO_PER_USD = 1e9;
const NOON = 'T12:00:00Z';
/** In fewer days weekdays show nothing. */
const CALENDAR_FROM_DAYS = 14;

export interface AnalyticsChartsProps {
  readonly analytics: Analytics;
  readonly metric: Metric;
  readonly onMetric: (metric: Metric) => void;
}

/** Day by day: a measure by model, and the requests that succeeded and failed. */
export function AnalyticsCharts({ analytics, metric, onMetric }: AnalyticsChartsProps) {
  const { t } = useLingui();
  const { locale, money, count, compactCount } = useFormat();
  const names: Readonly<Record<Metric, string>> = { cost: t`Cost`, requests: t`Requests`, tokens: t`Tokens` };
  const texts = useMemo(() => {
    // A date is the same day everywhere: it is read and written in UTC.
    const date = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
    return {
      day: t`Day`,
      rest: t`Other`,
      labelOf: (day: string) => date.format(new Date(`${day}${NOON}`)),
      format: count,
    };
  }, [t, locale, count]);
  const formatMeasure = (value: number) =>
    metric === 'cost' ? money(BigInt(Math.round(value * NANO_PER_USD))) : count(value);
  const byModel = prepareModelDays(analytics, metric, { ...texts, format: formatMeasure });
  const requests = prepareRequestDays(analytics, texts, { succeeded: t`Succeeded`, failed: t`Failed` });
  return (
    <>
      <div className="grid gap-5 xl:grid-cols-2">
        <Chart
          title={t`${names[metric]} by model`}
          actions={
            <Select
              label={t`Metric`}
              isLabelHidden
              choices={METRICS.map((value) => ({ value, label: names[value] }))}
              value={metric}
              onChange={onMetric}
            />
          }
          kind="bar"
          data={byModel}
          formatAxis={metric === 'cost' ? formatMeasure : compactCount}
        />
        <Chart title={t`Requests and failures`} kind="bar" data={requests} formatAxis={compactCount} />
      </div>
      {analytics.daily_usage.length < CALENDAR_FROM_DAYS ? null : (
        <Card title={t`${names[metric]} by weekday`}>
          <Calendar
            title={t`${names[metric]} by weekday`}
            weeks={prepareCalendar(
              analytics.daily_usage.map((day) => ({ date: day.date, value: amountOf(day, metric) })),
            )}
            format={metric === 'cost' ? (nanoUsd) => money(BigInt(nanoUsd)) : count}
          />
        </Card>
      )}
    </>
  );
}
