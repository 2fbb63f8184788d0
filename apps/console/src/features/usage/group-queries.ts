import { useQueries } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { dimensionFilter } from './dimension-filter.ts';
import { MY_USAGE, ORGANIZATION_USAGE, useUsageSource } from './usage-queries.ts';
import type { Granularity, UsageQuery } from './usage-query.ts';
import type { Dimension } from './usage-search.ts';

/** The series of single rows of a breakdown, in the order of their ids. */
export function useGroupSeries(
  query: UsageQuery,
  by: Dimension,
  ids: readonly string[],
  granularity: Granularity,
  timeZone: string,
) {
  const { isOwn, path } = useUsageSource();
  const asked = (id: string) => ({
    ...query,
    ...dimensionFilter(by, id),
    granularity,
    time_zone: timeZone,
  });
  const mine = useQueries({
    queries: (isOwn ? ids : []).map((id) =>
      api.queryOptions('get', `${MY_USAGE}/timeseries`, { params: { query: asked(id) } }),
    ),
  });
  const all = useQueries({
    queries: (isOwn ? [] : ids).map((id) =>
      api.queryOptions('get', `${ORGANIZATION_USAGE}/timeseries`, { params: { path, query: asked(id) } }),
    ),
  });
  return isOwn ? mine : all;
}
