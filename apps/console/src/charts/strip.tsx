/** A moment on a strip. */
export interface StripMark {
  /** 0 to 1, from the start of the strip to its end. */
  readonly at: number;
  readonly tone: 'normal' | 'slow' | 'stalled';
}

const COLORS = { normal: 'var(--chart-1)', slow: 'var(--chart-2)', stalled: 'var(--chart-5)' } as const;
const WIDTH = 1_000;

/** Arrivals in time: one line each. `label` says in words what is to see. Drawn as one path for each tone. */
export function Strip({ label, marks }: { label: string; marks: readonly StripMark[] }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} 24`}
      preserveAspectRatio="none"
      className="h-8 w-full rounded bg-sunken"
    >
      {(['normal', 'slow', 'stalled'] as const).map((tone) => (
        <path
          key={tone}
          stroke={COLORS[tone]}
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
          d={marks
            .filter((mark) => mark.tone === tone)
            .map(({ at }) => `M${(at * WIDTH).toFixed(1)} 2V22`)
            .join('')}
        />
      ))}
    </svg>
  );
}
