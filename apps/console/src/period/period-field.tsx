import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { useTimeZone } from '../session/preferences.ts';
import { Select } from '../ui/select.tsx';
import { PERIODS, type Period, type PeriodSearch } from './period-search.ts';
import { daysOf } from './range-of.ts';

/** A calendar is large, and seldom wanted. */
const DateRangeField = lazy(async () => ({
  default: (await import('../ui/date-range-field.tsx')).DateRangeField,
}));

/** A range of time: presets, or days to choose. It says in which time zone days are. */
export function PeriodField({
  search,
  onChange,
  periods = PERIODS,
}: {
  search: PeriodSearch;
  onChange: (search: PeriodSearch) => void;
  /** Those to choose from; all if absent. */
  periods?: readonly Period[];
}) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const labels: Record<Period, string> = {
    '24h': t`Last 24 hours`,
    '7d': t`Last 7 days`,
    '30d': t`Last 30 days`,
    '90d': t`Last 90 days`,
    month: t`This month`,
    custom: t`Custom range`,
  };
  const period = periods.find((offered) => offered === search.period) ?? '7d';
  const days = daysOf(search, timeZone);
  return (
    <>
      <Select
        label={t`Period (${timeZone})`}
        choices={periods.map((value) => ({ value, label: labels[value] }))}
        value={period}
        onChange={(next) =>
          onChange(
            next === 'custom'
              ? { period: next, from: days.start.toString(), to: days.end.toString() }
              : { period: next, from: undefined, to: undefined },
          )
        }
      />
      {period === 'custom' ? (
        <Suspense>
          <DateRangeField
            label={t`Days`}
            value={days}
            onChange={({ start, end }) =>
              onChange({ period: 'custom', from: start.toString(), to: end.toString() })
            }
          />
        </Suspense>
      ) : null}
    </>
  );
}
