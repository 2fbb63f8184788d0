export interface SharePart {
  readonly name: string;
  readonly size: number;
  /** How the size is written. */
  readonly text: string;
  /** Its place in the colours of charts. */
  readonly color: 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** The parts of a whole side by side, with a legend that says the same in words. */
export function ShareBar({ label, parts }: { label: string; parts: readonly SharePart[] }) {
  const total = parts.reduce((sum, { size }) => sum + Math.max(0, size), 0);
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden="true" className="flex h-4 overflow-hidden rounded bg-sunken">
        {parts.map(({ name, size, color }) =>
          size <= 0 ? null : (
            <span
              key={name}
              style={{ width: `${(size / total) * 100}%`, background: `var(--chart-${color})` }}
            />
          ),
        )}
      </div>
      <ul aria-label={label} className="flex flex-wrap gap-x-6 gap-y-1">
        {parts.map(({ name, text, color }) => (
          <li key={name} className="flex items-center gap-2">
            <span
              aria-hidden="true"
              className="size-2.5 shrink-0 rounded-xs"
              style={{ background: `var(--chart-${color})` }}
            />
            <span>{name}</span>
            <span className="text-muted tabular-nums">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
