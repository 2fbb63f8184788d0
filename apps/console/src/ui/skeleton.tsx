/** What stands for content that is awaited. `label` says for what. */
export function Skeleton({ label, rows = 5 }: { label: string; rows?: number }) {
  return (
    <div role="status" data-skeleton="" className="flex flex-col gap-3 py-2">
      <span className="text-sm text-muted">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change
        <span key={row} aria-hidden="true" className="h-5 animate-pulse rounded bg-hover" />
      ))}
    </div>
  );
}
