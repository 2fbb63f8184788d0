/** `850 µs`, `312.4 ms`, `6.48 s`; a dash when unknown. */
export function formatDuration(durationUs: number | null): string {
  if (durationUs === null) return '-';
  if (durationUs < 1_000) return `${durationUs} µs`;
  if (durationUs < 1_000_000) return `${(durationUs / 1_000).toFixed(1)} ms`;
  return `${(durationUs / 1_000_000).toFixed(2)} s`;
}
