import { useLingui } from '@lingui/react/macro';
import type { ShownNumber } from '../format/shown-number.ts';
import { Hint } from './hint.tsx';

export interface KnownNumberProps {
  readonly number: ShownNumber;
  /** The exact value, or why it is not known. */
  readonly hint?: string;
}

/** A number of three states: exact, estimated, unknown. */
export function KnownNumber({ number, hint }: KnownNumberProps) {
  const { t } = useLingui();
  const fallback = { exact: undefined, estimated: t`Estimated`, unknown: t`Unknown` }[number.state];
  const text = hint ?? fallback;
  if (text === undefined) return <span className="tabular-nums">{number.text}</span>;
  return (
    <Hint text={text}>
      <span className={`tabular-nums ${number.state === 'unknown' ? 'text-muted' : ''}`}>{number.text}</span>
    </Hint>
  );
}
