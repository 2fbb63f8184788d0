/** From when to when on a line of time; both 0 to 1. Decoration of a row that says the same in numbers. */
export function TimeBar({ from, to }: { from: number; to: number }) {
  const start = clamp(from);
  const end = clamp(to);
  return (
    <span aria-hidden="true" className="relative block h-3 min-w-32 rounded-xs bg-sunken">
      <span
        className="absolute inset-y-0 min-w-0.5 rounded-xs bg-chart-1"
        style={{ left: `min(${start * 100}%, 100% - 2px)`, width: `${(end - start) * 100}%` }}
      />
    </span>
  );
}

function clamp(share: number): number {
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}
