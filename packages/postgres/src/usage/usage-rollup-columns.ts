import { DURATION_BOUNDS_US, GAP_BOUNDS_US, OVERHEAD_BOUNDS_US, TTFT_BOUNDS_US } from '@weir/domain/usage';

/** The key columns of `usage_rollups`. */
export const ROLLUP_KEY =
  'organization_id, minutes, starts_at, workspace_id, api_key_id, user_id, team_id, model, provider';

/** The columns that are added up. */
export const ROLLUP_SUMS = [
  'requests',
  'failed_requests',
  'unknown_usage_requests',
  'input_tokens',
  'cached_input_tokens',
  'cache_write_tokens',
  'output_tokens',
  'reasoning_tokens',
  'cost_nano_usd',
  'unknown_cost_requests',
  'ttft_sum_us',
  'ttft_count',
  'itl_sum_us',
  'itl_count',
  'duration_sum_us',
  'overhead_sum_us',
] as const;

/** The columns that are added up element by element, and the bounds of their buckets. */
export const ROLLUP_BUCKETS = {
  ttft_buckets: TTFT_BOUNDS_US,
  itl_buckets: GAP_BOUNDS_US,
  duration_buckets: DURATION_BOUNDS_US,
  overhead_buckets: OVERHEAD_BOUNDS_US,
} as const;

const BUCKET_COLUMNS = Object.keys(ROLLUP_BUCKETS);

/** All columns. */
export const ROLLUP_COLUMNS = [ROLLUP_KEY, ...ROLLUP_SUMS, ...BUCKET_COLUMNS].join(', ');

/** Adds an inserted row to the one with the same key. */
export const ADD_TO_ROLLUP = `on conflict (${ROLLUP_KEY}) do update set ${[
  ...ROLLUP_SUMS.map((column) => `${column} = rollup.${column} + excluded.${column}`),
  ...BUCKET_COLUMNS.map((column) => `${column} = add_buckets(rollup.${column}, excluded.${column})`),
].join(', ')}`;

/** One expression for each bucket: an aggregate of arrays takes longer. */
export function eachBucket(bounds: readonly number[], element: (index: number) => string): string {
  return `array[${Array.from({ length: bounds.length + 1 }, (_, index) => element(index)).join(', ')}]::bigint[]`;
}
