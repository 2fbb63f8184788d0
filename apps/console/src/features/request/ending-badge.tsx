import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../ui/badge.tsx';
import type { UsageRecord } from './request-queries.ts';

/** How a request ended. */
export function EndingBadge({ record }: { record: Pick<UsageRecord, 'ending' | 'error_code'> }) {
  const { t } = useLingui();
  const names = {
    completed: t`Completed`,
    upstream_failed: t`The upstream failed`,
    client_disconnected: t`The client left`,
    timed_out: t`Timed out`,
    shut_down: t`The gateway stopped`,
    limit_reached: t`A limit was reached`,
    cancelled: t`Cancelled`,
  };
  const { ending, error_code } = record;
  const tone =
    ending === 'completed'
      ? 'success'
      : ending === 'upstream_failed' || ending === 'timed_out'
        ? 'danger'
        : 'warning';
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone={tone}>{names[ending]}</Badge>
      {error_code === null ? null : <code>{error_code}</code>}
    </span>
  );
}
