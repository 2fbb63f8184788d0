import { today } from '@internationalized/date';
import { describe, expect, it } from 'vitest';
import { analyticsFiltersOf } from './analytics-filters.ts';

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

  it('end today where the period goes on', () => {
    const now = today(ZONE).toString();
    expect(analyticsFiltersOf({ period: 'month' }, ZONE).end_date).toBe(now);
    expect(
      analyticsFiltersOf({ period: 'custom', from: '2999-01-01', to: '2999-02-01' }, ZONE),
    ).toMatchObject({ start_date: now, end_date: now });
  });
});
