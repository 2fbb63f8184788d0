import { Badge, type Tone } from '../../ui/badge.tsx';
import type { Subscription } from './subscription-queries.ts';
import { useStateName } from './use-state-name.ts';

const TONES: Readonly<Record<Subscription['state'], Tone>> = {
  pending: 'warning',
  active: 'success',
  denied: 'danger',
  suspended: 'danger',
  cancelled: 'neutral',
  expired: 'neutral',
};

export function SubscriptionState({ state }: Pick<Subscription, 'state'>) {
  const nameOf = useStateName();
  return <Badge tone={TONES[state]}>{nameOf(state)}</Badge>;
}
