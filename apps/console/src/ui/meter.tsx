import { useId } from 'react';

export interface MeterProps {
  readonly label: string;
  /** How full it is, 0 to 1; more is drawn as full. */
  readonly share: number;
  /** In words: `$1.20 of $5.00`. */
  readonly text: string;
  /** From which share on it warns. */
  readonly warnsAt?: number;
}

/** How much of a limit is used. */
export function Meter({ label, share, text, warnsAt = 0.8 }: MeterProps) {
  const percent = Math.min(100, Math.max(0, share * 100));
  const color = share >= 1 ? 'bg-danger' : share >= warnsAt ? 'bg-warning' : 'bg-accent';
  const labelId = useId();
  return (
    // A meter element cannot be styled, and brings its own text.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      role="meter"
      aria-labelledby={labelId}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={text}
      className="flex flex-col gap-1"
    >
      <span className="flex flex-wrap justify-between gap-x-4">
        <span id={labelId}>{label}</span>
        <span className="text-muted tabular-nums">{text}</span>
      </span>
      <span className="block h-2 overflow-hidden rounded-full bg-hover">
        <span className={`block h-full rounded-full ${color}`} style={{ width: `${percent}%` }} />
      </span>
    </div>
  );
}
