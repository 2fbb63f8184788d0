import { useLingui } from '@lingui/react/macro';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { Breaker } from './connection-queries.ts';

const TONES: Readonly<Record<Breaker['state'], Tone>> = {
  closed: 'success',
  half_open: 'warning',
  open: 'danger',
  held_open: 'danger',
};

/** Whether requests go through. */
export function BreakerState({ state }: { state: Breaker['state'] }) {
  const { t } = useLingui();
  const names: Readonly<Record<Breaker['state'], string>> = {
    closed: t`Closed`,
    half_open: t`Half-open`,
    open: t`Open`,
    held_open: t`Forced open`,
  };
  return <Badge tone={TONES[state]}>{names[state]}</Badge>;
}
