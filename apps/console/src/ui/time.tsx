import { useFormat } from '../format/use-format.ts';
import { Hint } from './hint.tsx';

/** A time, relative to now; the exact one with its zone on hover. */
export function Time({ at }: { at: string }) {
  const { relativeTime, exactTime } = useFormat();
  return (
    <Hint text={exactTime(at)}>
      <time dateTime={at} className="whitespace-nowrap">
        {relativeTime(at)}
      </time>
    </Hint>
  );
}
