import type { TimeRange } from '../../period/last-day.ts';
import { rangeOf } from '../../period/range-of.ts';
import type { UsageFilterSearch } from './usage-search.ts';

/** What the API is asked: a range of time and filters. */
export interface UsageQuery extends TimeRange {
  readonly organization_id?: string;
  readonly model?: string;
  readonly api_key_id?: string;
  readonly provider?: string;
  readonly workspace_id?: string;
  readonly user_id?: string;
}

/** The query that the search parameters mean now. */
export function usageQueryOf(
  search: UsageFilterSearch,
  context: { readonly organizationId: string | undefined; readonly timeZone: string; readonly nowMs: number },
): UsageQuery {
  const { model, api_key_id, provider, workspace_id, user_id } = search;
  return {
    ...rangeOf(search, context.timeZone, context.nowMs),
    ...(context.organizationId === undefined || search.scope === 'all'
      ? {}
      : { organization_id: context.organizationId }),
    ...(model === undefined ? {} : { model }),
    ...(api_key_id === undefined ? {} : { api_key_id }),
    ...(provider === undefined ? {} : { provider }),
    ...(workspace_id === undefined ? {} : { workspace_id }),
    ...(user_id === undefined ? {} : { user_id }),
  };
}

export type Granularity = 'hour' | 'day' | 'week';

const DAY_MS = 86_400_000;

/** How long the periods of a chart are: up to about a hundred of them. */
export function granularityOf({ since, until }: TimeRange): Granularity {
  const days = (Date.parse(until) - Date.parse(since)) / DAY_MS;
  if (days <= 3) return 'hour';
  return days <= 100 ? 'day' : 'week';
}

/** For "Show as API call" and downloads: `?since=…&model=…`, without what is not set. */
export function toQueryString(query: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}
