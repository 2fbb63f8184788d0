import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Time } from '../../ui/time.tsx';
import type { Analytics } from './analytics-queries.ts';

/** What one has to know about the numbers: until when they are, what is compared, what is missing. */
export function AnalyticsNotes({ analytics }: { analytics: Analytics }) {
  const { time, count } = useFormat();
  const { period, compared, cache, warning } = analytics;
  return (
    <div className="flex flex-col gap-1 text-sm text-muted" aria-live="polite">
      <p>
        <Trans>
          {time(period.since)} to {time(period.until)} ({period.time_zone}). Trends compare with the previous
          period, which starts on {time(compared.previous.since)}.
        </Trans>
        {cache.refreshed_at === null ? null : (
          <>
            {' '}
            <Trans>
              Today’s data was updated <Time at={cache.refreshed_at} />.
            </Trans>
          </>
        )}
      </p>
      {warning === null ? null : <p className="text-warning">{warning}</p>}
      {cache.missing_days === 0 ? null : (
        <p className="text-warning">
          <Trans>
            {count(cache.missing_days)} days are still being calculated. Totals update automatically.
          </Trans>
        </p>
      )}
    </div>
  );
}
