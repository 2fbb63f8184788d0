import { useLingui } from '@lingui/react/macro';
import type { ManagedModel } from './managed-model-queries.ts';

/** How one of several deployments is chosen, in words. */
export function useStrategyNames(): Readonly<Record<ManagedModel['routing']['strategy'], string>> {
  const { t } = useLingui();
  return {
    round_robin: t`In turn`,
    weighted: t`In turn, by weight`,
    least_busy: t`The least busy`,
    latency: t`The fastest`,
  };
}
