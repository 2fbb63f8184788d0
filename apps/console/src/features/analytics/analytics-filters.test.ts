import { today } from '@internationalized/date';
import { describe, expect, it } from 'vitest';
import { analyticsFiltersOf } from './analytics-filters.ts';
import { analyticsSearch } from './analytics-search.ts';

const ZONE = 'Asia/Kolkata';

describe('the filters of analytics', () => {
  it('are days of the time zone and the values that are chosen', () => {
    expect(
      analyticsFiltersOf(
        { period: 'custom', from: '2026-01-01', to: '2026-01-31', models: ['meadow'], user_ids: [] },
        ZONE,
      ),
    ).toEqual({ start_date: '2026-01-01', end_date: '2026-01-31', time_zone: ZONE, models: ['meadow'] });
  });

  it('are those of every list at once, and tags', () => {
    const chosen = {
      organization_ids: ['019bc0de-0000-7000-8000-00000000a001'],
      workspace_ids: ['019bc0de-0000-7000-8000-00000000a002'],
      tags: ['team:search'],
    };
    const search = analyticsSearch.parse({ ...chosen, user_ids: ['ada'] });
    expect(analyticsFiltersOf(search, ZONE)).toMatchObject(chosen);
    expect(analyticsFiltersOf(search, ZONE)).not.toHaveProperty('user_ids');
    expect(analyticsSearch.parse({ tags: ['team'] })).not.toHaveProperty('tags.0');
  });

  it('end today where the period goes on', () => {
    const now = today(ZONE).toString();
    expect(analyticsFiltersOf({ period: 'month' }, ZONE).end_date).toBe(now);
    expect(
      analyticsFiltersOf({ period: 'custom', from: '2999-01-01', to: '2999-02-01' }, ZONE),
    ).toMatchObject({ start_date: now, end_date: now });
  });
});
