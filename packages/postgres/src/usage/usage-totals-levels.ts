/** The columns that totals may tell apart. */
export const TOTALS_DIMENSIONS = [
  'organization_id',
  'workspace_id',
  'api_key_id',
  'user_id',
  'model',
  'provider',
] as const;

export type TotalsDimension = (typeof TOTALS_DIMENSIONS)[number];

export type TotalsLevelName =
  | 'platform'
  | 'platform_models'
  | 'organization'
  | 'workspace'
  | 'organization_models'
  | 'member'
  | 'key'
  | 'key_models';

interface TotalsLevel {
  readonly dimensions: readonly TotalsDimension[];
  /** The level that it is added up from; undefined for rollups. */
  readonly from?: TotalsLevelName;
  /** Its hours would be a quarter of the rows of rollups, its quarters as many. */
  readonly hasDaysOnly?: true;
}

/** The levels of `usage_totals`, from few rows to many. */
export const TOTALS_LEVELS: Readonly<Record<TotalsLevelName, TotalsLevel>> = {
  platform: { dimensions: [], from: 'platform_models' },
  platform_models: { dimensions: ['model', 'provider'], from: 'organization_models' },
  organization: { dimensions: ['organization_id'], from: 'organization_models' },
  workspace: { dimensions: ['organization_id', 'workspace_id'], from: 'key' },
  organization_models: { dimensions: ['organization_id', 'model', 'provider'] },
  member: { dimensions: ['organization_id', 'user_id'], from: 'key' },
  key: { dimensions: ['organization_id', 'workspace_id', 'api_key_id', 'user_id'] },
  key_models: { dimensions: TOTALS_DIMENSIONS, hasDaysOnly: true },
};

export const TOTALS_LEVEL_NAMES = Object.keys(TOTALS_LEVELS) as TotalsLevelName[];

/** The level with the fewest rows that knows all of these. */
export function smallestLevel(dimensions: readonly TotalsDimension[]): TotalsLevelName {
  return TOTALS_LEVEL_NAMES.find((name) =>
    dimensions.every((dimension) => TOTALS_LEVELS[name].dimensions.includes(dimension)),
  )!;
}

/** The key columns of `usage_totals`. */
export const TOTALS_KEY =
  'level, minutes, organization_id, starts_at, workspace_id, api_key_id, user_id, model, provider';

const GROUPING = `grouping(${TOTALS_DIMENSIONS.join(', ')})`;

/** The columns of {@link TOTALS_KEY}, for {@link totalsSlots} grouped by {@link ALL_LEVELS}. */
export const TOTALS_KEY_OF_GROUP = `case ${GROUPING}
      ${TOTALS_LEVEL_NAMES.map((name) => `when ${groupingOf(name)} then '${name}'`).join(' ')} end as level,
    slot_minutes as minutes, organization_id, slot_starts_at as starts_at, workspace_id, api_key_id, user_id, model, provider`;

export const ALL_LEVELS = `grouping sets (${TOTALS_LEVEL_NAMES.map(
  (name) => `(${['slot_minutes', 'slot_starts_at', ...TOTALS_LEVELS[name].dimensions].join(', ')})`,
).join(', ')})
  having slot_minutes = 1440 or ${GROUPING} not in (${TOTALS_LEVEL_NAMES.filter(
    (name) => TOTALS_LEVELS[name].hasDaysOnly,
  )
    .map(groupingOf)
    .join(', ')})`;

/** Rows with the columns `minutes` and `starts_at`, each once for every folded quarter, hour and day that it is in. */
export function totalsSlots(source: string): string {
  return `(
    select source.*, slot.minutes as slot_minutes,
      date_bin(make_interval(mins => slot.minutes), starts_at, '2000-01-01T00:00Z') as slot_starts_at
    from ${source} as source cross join usage_totals_fold as fold
    cross join (values (15), (60), (1440)) as slot (minutes)
    where slot.minutes >= source.minutes and starts_at < case slot.minutes
      when 1440 then date_bin('1 day', fold.folded_until, '2000-01-01T00:00Z') else fold.folded_until end
  ) as slots`;
}

/** As `grouping`: a bit for each dimension that is not told apart, the first one the highest. */
function groupingOf(name: TotalsLevelName): number {
  return TOTALS_DIMENSIONS.reduce(
    (bits, dimension) => 2 * bits + (TOTALS_LEVELS[name].dimensions.includes(dimension) ? 0 : 1),
    0,
  );
}
