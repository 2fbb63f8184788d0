import { useLingui } from '@lingui/react/macro';

/** The name of a period of limits: `month`, `30d`. */
export function usePeriodName(): (period: string) => string {
  const { t } = useLingui();
  const names: Record<string, string> = {
    total: t`in all`,
    day: t`each day`,
    week: t`each week`,
    month: t`each month`,
    year: t`each year`,
  };
  return (period) => {
    const days = period.replace(/d$/, '');
    return names[period] ?? t`every ${days} days`;
  };
}
