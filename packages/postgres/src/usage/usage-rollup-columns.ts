import { DURATION_BOUNDS_US, GAP_BOUNDS_US, OVERHEAD_BOUNDS_US, TTFT_BOUNDS_US } from '@weir/domain/usage';
import { TOTALS_KEY } from './usage-totals-levels.ts';

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

/** The columns of both tables besides their keys. */
export const ADDED_COLUMNS = [...ROLLUP_SUMS, ...BUCKET_COLUMNS].join(', ');

/** All columns. */
export const ROLLUP_COLUMNS = `${ROLLUP_KEY}, ${ADDED_COLUMNS}`;

/** Adds an inserted row to the one with the same key. */
export const ADD_TO_ROLLUP = addTo(ROLLUP_KEY);
export const ADD_TO_TOTALS = addTo(TOTALS_KEY);

function addTo(key: string): string {
  const sets = [
    ...ROLLUP_SUMS.map((column) => `${column} = rollup.${column} + excluded.${column}`),
    ...BUCKET_COLUMNS.map((column) => `${column} = add_buckets(rollup.${column}, excluded.${column})`),
  ];
  return `on conflict (${key}) do update set ${sets.join(', ')}`;
}

/** Sums of several rows of either table. */
export const SUMS_OF_ROLLUPS = [
  ...ROLLUP_SUMS.map((column) => `sum(${column})`),
  ...Object.entries(ROLLUP_BUCKETS).map(([column, bounds]) =>
    eachBucket(bounds, (index) => `sum(${column}[${index + 1}])`),
  ),
].join(', ');

/** One expression for each bucket: an aggregate of arrays takes longer. */
export function eachBucket(bounds: readonly number[], element: (index: number) => string): string {
  return `array[${Array.from({ length: bounds.length + 1 }, (_, index) => element(index)).join(', ')}]::bigint[]`;
}
