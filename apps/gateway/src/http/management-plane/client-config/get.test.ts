import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/config', () => {
  describe('200', () => {
    it('tells everybody the times and limits of analytics, and nothing else', async () => {
      const answer = await fetch(`${management.origin}/v1/config`);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({
        usage_analytics: {
          today_ttl_ms: 0,
          max_days: 90,
          warning_days: 30,
          export_max_days: 365,
          export_max_rows: 10_000,
          page_size: 50,
          max_page_size: 500,
          max_filter_values: 500,
          trend_stable_percent: 1,
          reads_per_minute: 1_000_000,
          exports_per_minute: 1_000_000,
          rebuild_interval_ms: 1,
        },
      });
    });
  });
});
