import { useLingui } from '@lingui/react/macro';
import type { Ending } from './requests-search.ts';

/** How a request ended, in words. */
export function useEndingName(): (ending: Ending) => string {
  const { t } = useLingui();
  const names: Readonly<Record<Ending, string>> = {
    completed: t`Completed`,
    upstream_failed: t`Upstream failed`,
    client_disconnected: t`Client disconnected`,
    timed_out: t`Timed out`,
    shut_down: t`Gateway shut down`,
    limit_reached: t`Limit reached`,
    cancelled: t`Cancelled`,
  };
  return (ending) => names[ending];
}
