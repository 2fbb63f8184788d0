import { useLingui } from '@lingui/react/macro';
import type { Subscription } from './approval-queries.ts';

/** What a state of a subscription is called. */
export function useSubscriptionStateName(): (state: Subscription['state']) => string {
  const { t } = useLingui();
  const names: Record<Subscription['state'], string> = {
    pending: t`Pending`,
    active: t`Active`,
    denied: t`Denied`,
    suspended: t`Suspended`,
    cancelled: t`Cancelled`,
    expired: t`Expired`,
  };
  return (state) => names[state];
}
