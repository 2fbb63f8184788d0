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

const none = (count: number) => (count > 0 ? null : 'none');

/** Of the colleague; `own`: of the member. */
function family(name: string, ask: Ask): Examples {
  // Everybody may ask for their own, which may be nothing.
  const isMine = name === 'MyUsage';
  const isOrganization = name === 'OrganizationUsage';
  const of = (who: 'colleague' | 'member', more: Readonly<Record<string, unknown>>) =>
    withBody(ask, ({ party }) => ({ ...DAYS, user_ids: [party[who].userId], ...more }));
  const example = <Body>(countOf: (body: Body) => number, more = {}): Example => ({
    request: of('colleague', more),
    ...(isOrganization && { own: of('member', more) }),
    remark: (body: Body) => (isMine ? null : none(countOf(body))),
  });
  const breakdown = example(({ total_count }: { total_count: number }) => total_count);
  return {
    [`analyze${name}`]: example(({ total_requests }: { total_requests: number }) => total_requests),
    [`breakDown${name}ByUser`]: breakdown,
    [`breakDown${name}ByModel`]: breakdown,
    [`breakDown${name}ByProvider`]: breakdown,
    [`list${name}FilterOptions`]: {
      request: withQuery(ask, () => DAYS),
      // Of the three keys of a party, a member has one.
      remark: ({ api_keys }: { api_keys: unknown[] }) => (isMine ? null : none(api_keys.length - 2)),
    },
    [`export${name}Breakdown`]: example(({ data }: { data: unknown[] }) => data.length, {
      breakdown: 'model',
      format: 'json',
    }),
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
