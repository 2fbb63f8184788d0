import { useLingui } from '@lingui/react/macro';
import type { Subscription } from './subscription-queries.ts';

/** What a state of subscriptions is called. */
export function useStateName(): (state: Subscription['state']) => string {
  const { t } = useLingui();
  const names: Readonly<Record<Subscription['state'], string>> = {
    pending: t`Pending approval`,
    active: t`Active`,
    denied: t`Denied`,
    suspended: t`Suspended`,
    cancelled: t`Cancelled`,
    expired: t`Expired`,
  };
  return (state) => names[state];
}
