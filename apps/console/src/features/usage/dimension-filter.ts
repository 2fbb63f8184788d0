import type { Dimension, UsageFilterSearch } from './usage-search.ts';

const PARAMETERS = {
  model: 'model',
  api_key: 'api_key_id',
  member: 'user_id',
  provider: 'provider',
  workspace: 'workspace_id',
} as const satisfies Record<Dimension, keyof UsageFilterSearch>;

/** The filter that lets through one row of a breakdown. */
export function dimensionFilter(by: Dimension, id: string): Partial<UsageFilterSearch> {
  return { [PARAMETERS[by]]: id };
}
