import { useLingui } from '@lingui/react/macro';
import type { components } from '@weir/api-client';
import { Badge } from '../../ui/badge.tsx';

export type BreakerState = components['schemas']['Breaker']['state'];

export function BreakerBadge({ state }: { state: BreakerState }) {
  const { t } = useLingui();
  const names = {
    closed: t`Closed`,
    half_open: t`Half-open`,
    open: t`Open`,
    held_open: t`Forced open`,
  };
  const tone = state === 'closed' ? 'success' : state === 'half_open' ? 'warning' : 'danger';
  return <Badge tone={tone}>{names[state]}</Badge>;
}
