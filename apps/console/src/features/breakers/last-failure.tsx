import { Time } from '../../ui/time.tsx';
import type { Breaker } from './breaker-queries.ts';

/** What opened a breaker, or counts last. */
export function LastFailure({ failure }: { failure: Breaker['last_failure'] }) {
  if (failure === null) return '–';
  return (
    <span className="flex flex-col">
      <code>{failure.code}</code>
      <Time at={failure.at} />
    </span>
  );
}
