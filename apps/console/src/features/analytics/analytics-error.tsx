import { Plural, Trans } from '@lingui/react/macro';
import { ApiError } from '@weir/api-client';
import * as z from 'zod/mini';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import type { AnalyticsSearch } from './analytics-search.ts';

const RangeTooLong = z.object({
  requested_days: z.number(),
  max_allowed_days: z.number(),
  suggested_ranges: z.array(z.object({ days: z.number(), start_date: z.string(), end_date: z.string() })),
});

/** Why there are no numbers: for a range that is too long, with those that are not. */
export function AnalyticsError({
  error,
  onRetry,
  onChange,
}: {
  error: unknown;
  onRetry: () => void;
  onChange: (changes: Partial<AnalyticsSearch>) => void;
}) {
  const { count } = useFormat();
  const range =
    error instanceof ApiError && error.code === 'range_too_long'
      ? RangeTooLong.safeParse(error.details.details).data
      : undefined;
  if (range === undefined) return <ErrorPanel error={error} onRetry={onRetry} />;
  return (
    <Card>
      <p role="alert">
        <Trans>
          This period has {count(range.requested_days)} days. The maximum is {count(range.max_allowed_days)}.
          Choose a shorter period.
        </Trans>
      </p>
      <div className="flex flex-wrap gap-2">
        {range.suggested_ranges.map(({ days, start_date, end_date }) => (
          <Button key={days} onPress={() => onChange({ period: 'custom', from: start_date, to: end_date })}>
            <Plural value={days} one="Last day" other="Last # days" />
          </Button>
        ))}
      </div>
    </Card>
  );
}
