import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ShownNumber } from '../format/shown-number.ts';
import { useFormat } from '../format/use-format.ts';
import { KnownNumber } from './known-number.tsx';

export interface StatProps {
  /** The name of the number, perhaps as a link to what it sums up. */
  readonly label: ReactNode;
  readonly number: ShownNumber;
  readonly hint?: string;
  /** The change as a share of the value before; null when there was none. Absent: no trend is shown. */
  readonly change?: number | null;
  readonly isGoodUp?: boolean;
  /** A link to more about it. */
  readonly children?: ReactNode;
}

/** A number on a card, with its trend against the period before. Within `Stats`, whose rows it shares. */
export function Stat({ label, number, hint, change, children }: StatProps) {
  return (
    <div className="row-span-3 grid min-w-0 grid-rows-subgrid content-start gap-y-1 rounded-lg border border-line bg-surface p-4 in-data-card:border-0 in-data-card:p-0">
      <span className="text-sm text-muted">{label}</span>
      <span className="text-xl font-semibold">
        <KnownNumber number={number} hint={hint} />
      </span>
      <span className="flex flex-col items-start gap-1">
        {change === undefined ? null : <Trend change={change} />}
        {children}
      </span>
    </div>
  );
}

/** At most this is no change. */
const STABLE = 0.01;

function Trend({ change }: { change: number | null }) {
  const { t } = useLingui();
  const { percent } = useFormat();
  if (change === null) return <span className="text-sm text-muted">{t`New in this period`}</span>;
  const size = percent(Math.abs(change));
  if (Math.abs(change) <= STABLE) return <span className="text-sm text-muted">{t`No change`}</span>;
  return (
    <span className="text-sm text-muted">
      {change > 0 ? t`▲ ${size} vs previous period` : t`▼ ${size} vs previous period`}
    </span>
  );
}
