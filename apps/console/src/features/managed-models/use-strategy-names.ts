import { useLingui } from '@lingui/react/macro';
import type { ManagedModel } from './managed-model-queries.ts';

/** How one of several deployments is chosen, in words. */
export function useStrategyNames(): Readonly<Record<ManagedModel['routing']['strategy'], string>> {
  const { t } = useLingui();
  return {
    round_robin: t`Round robin`,
    weighted: t`Weighted round robin`,
    least_busy: t`Least busy`,
    latency: t`Lowest latency`,
  };
}
