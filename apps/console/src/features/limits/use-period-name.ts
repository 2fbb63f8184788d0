import { useLingui } from '@lingui/react/macro';

/** The name of a period of limits: `month`, `30d`. */
export function usePeriodName(): (period: string) => string {
  const { t } = useLingui();
  const names: Record<string, string> = {
    total: t`total`,
    day: t`daily`,
    week: t`weekly`,
    month: t`monthly`,
    year: t`yearly`,
  };
  return (period) => {
    const days = period.replace(/d$/, '');
    return names[period] ?? t`every ${days} days`;
  };
}
