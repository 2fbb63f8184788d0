import { Badge, type Tone } from '../../ui/badge.tsx';
import { Hint } from '../../ui/hint.tsx';
import type { UsageRecord } from '../usage/usage-queries.ts';
import type { Ending } from './requests-search.ts';
import { useEndingName } from './use-ending-name.ts';

const TONES: Readonly<Record<Ending, Tone>> = {
  completed: 'success',
  upstream_failed: 'danger',
  client_disconnected: 'neutral',
  timed_out: 'danger',
  shut_down: 'warning',
  limit_reached: 'warning',
  cancelled: 'neutral',
};

/** How a request ended; the code of its error on hover. */
export function RequestEnding({ record }: { record: Pick<UsageRecord, 'ending' | 'error_code' | 'status'> }) {
  const nameOf = useEndingName();
  const badge = <Badge tone={TONES[record.ending]}>{nameOf(record.ending)}</Badge>;
  if (record.error_code === null) return badge;
  const text = record.status === null ? record.error_code : `${record.status} ${record.error_code}`;
  return <Hint text={text}>{badge}</Hint>;
}
