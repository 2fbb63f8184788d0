import {
  type Ask,
  type Example,
  type Examples,
  nothing,
  organization,
  withBody,
  withQuery,
} from '../../../../test/management-plane/example.ts';

const DAY_MS = 86_400_000;
/** Whatever the day is when the requests are made. */
const DAYS = {
  start_date: new Date(Date.now() - 7 * DAY_MS).toISOString().slice(0, 10),
  end_date: new Date().toISOString().slice(0, 10),
  time_zone: 'Asia/Kathmandu',
};

const asking = (ask: Ask, more: Readonly<Record<string, unknown>> = {}) =>
  withBody(ask, ({ party }) => ({ ...DAYS, user_ids: [party.member.userId], ...more }));
const none = (count: number) => (count > 0 ? null : 'none');

function family(name: string, ask: Ask): Examples {
  const breakdown: Example = {
    request: asking(ask),
    remark: ({ total_count }: { total_count: number }) => none(total_count),
  };
  return {
    [`analyze${name}`]: {
      request: asking(ask),
      remark: ({ total_requests }: { total_requests: number }) => none(total_requests),
    },
    [`breakDown${name}ByUser`]: breakdown,
    [`breakDown${name}ByModel`]: breakdown,
    [`breakDown${name}ByProvider`]: breakdown,
    [`list${name}FilterOptions`]: { request: withQuery(ask, () => DAYS) },
    [`export${name}Breakdown`]: { request: asking(ask, { breakdown: 'model', format: 'json' }) },
  };
}

export const examples: Examples = {
  ...family('OrganizationUsage', organization),
  ...family('MyUsage', nothing),
  ...family('PlatformUsage', nothing),
  refreshToday: { request: nothing },
  rebuildUsageCache: {
    request: withBody(nothing, () => ({ start_date: DAYS.end_date, end_date: DAYS.end_date })),
  },
  getUsageCacheMetrics: { request: nothing },
};
