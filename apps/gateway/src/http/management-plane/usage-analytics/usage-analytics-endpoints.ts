import {
  analyticsOperationsOf,
  getUsageCacheMetricsOperation,
  rebuildUsageCacheOperation,
  refreshTodayOperation,
} from '@weir/contracts/usage-analytics';
import { idOf, type OrganizationId, type SignedInCaller } from '@weir/domain/kernel';
import {
  type AnalyticsDimension,
  type AnalyticsOrder,
  analyzeUsage,
  breakDownAnalytics,
  exportAnalytics,
  listUsageOptions,
  readCacheMetrics,
  rebuildDailyUsage,
  refreshToday,
} from '@weir/domain/usage-analytics';
import type { UsageSubject } from '@weir/domain/usage-reports';
import type { Context } from 'hono';
import { answerExport } from '../answer-export.ts';
import { type Endpoint, handle } from '../endpoint.ts';
import type { ManagementEnv } from '../management-env.ts';
import type { RequestLimit } from '../request-limit.ts';
import { readAnalyticsCursor, toAnalyticsCursor } from './analytics-cursor.ts';
import { analyticsFormat } from './export-format.ts';
import { toAsked, toChosen, toDays } from './to-asked.ts';
import { toAnalyticsWire, toCacheWire, toOptionsWire, toPeriodWire, toRowWire } from './to-wire.ts';

type Family = (typeof analyticsOperationsOf)[keyof typeof analyticsOperationsOf];

/** What analytics say of a subject's usage; the path names the subject. */
function analyticsOf(family: Family, subjectOf: (params: never) => UsageSubject): Endpoint[] {
  const subject = (params: unknown) => subjectOf(params as never);
  const breakdown = (spec: Family['byUser'], by: AnalyticsDimension) =>
    handle(spec, async ({ caller, params, query, body }, { management }) => {
      const { sort, cursor } = query;
      const limit = query.limit ?? management.analytics.pageSize;
      const found = await breakDownAnalytics(
        caller,
        toAsked(subject(params), body),
        {
          by,
          order: sort.replace(/^-/, '') as AnalyticsOrder,
          isDescending: sort.startsWith('-'),
          limit,
          after: cursor === undefined ? null : readAnalyticsCursor(cursor, { by, sort }),
        },
        management,
      );
      return {
        data: found.items.map(toRowWire),
        filter: { sort },
        has_more: found.next !== null,
        next_cursor: found.next && toAnalyticsCursor({ by, sort }, found.next),
        names: Object.fromEntries(found.names),
        total_count: found.total,
        period: toPeriodWire(found.period),
        cache: toCacheWire(found.cache),
      };
    });
  return [
    handle(family.analytics, async ({ caller, params, body, context }, { management }) => {
      countCall(management.analyticsLimits.reads, caller, context);
      const found = await analyzeUsage(caller, toAsked(subject(params), body), management);
      return toAnalyticsWire(found, management.analytics);
    }),
    breakdown(family.byUser, 'user'),
    breakdown(family.byModel, 'model'),
    breakdown(family.byProvider, 'provider'),
    handle(family.options, async ({ caller, params, query, context }, { management }) => {
      countCall(management.analyticsLimits.reads, caller, context);
      const asked = { subject: subject(params), filter: {}, days: toDays(query) };
      return toOptionsWire(await listUsageOptions(caller, asked, toChosen(query), management));
    }),
    handle(family.export, async ({ caller, params, body, context }, { management, unhandled }) => {
      countCall(management.analyticsLimits.exports, caller, context);
      const found = await exportAnalytics(caller, toAsked(subject(params), body), body.breakdown, management);
      const format = analyticsFormat(body, found, new Date(management.clock.nowMs()));
      return answerExport(found, format, context, unhandled);
    }),
  ];
}

/** Counts a call by its own limit, of which the headers tell then. Throws DomainError `too_many_requests`. */
function countCall(limit: RequestLimit, { actor }: SignedInCaller, context: Context<ManagementEnv>): void {
  limit.count(idOf(actor), (headers) => context.set('limit', headers));
}

export const usageAnalyticsEndpoints: readonly Endpoint[] = [
  ...analyticsOf(
    analyticsOperationsOf.organization,
    ({ organization_id: organizationId }: { readonly organization_id: OrganizationId }) => ({
      of: 'organization',
      organizationId,
    }),
  ),
  ...analyticsOf(analyticsOperationsOf.me, () => ({ of: 'me' })),
  ...analyticsOf(analyticsOperationsOf.platform, () => ({ of: 'platform' })),
  handle(refreshTodayOperation, async ({ caller, context }, { management }) => {
    countCall(management.analyticsLimits.reads, caller, context);
    const refreshedAt = await refreshToday(caller, management);
    return {
      status: 'refreshed' as const,
      message: 'Today’s data was refreshed.',
      refreshed_at: refreshedAt.toISOString(),
    };
  }),
  handle(rebuildUsageCacheOperation, async ({ caller, body, context }, { management }) => {
    countCall(management.analyticsLimits.rebuilds, caller, context);
    const asked = { startDate: body.start_date, endDate: body.end_date };
    const { rebuilt, remaining } = await rebuildDailyUsage(caller, asked, management);
    const { days } = await management.dailyUsage.counts();
    const isDone = remaining.length === 0;
    return {
      status: isDone ? ('complete' as const) : ('partial' as const),
      message: isDone
        ? 'All days were rebuilt.'
        : 'There was not enough time for all days. Continue with the remaining days.',
      rebuilt_count: rebuilt,
      total_entries: days,
      // The latest day comes first.
      remaining: isDone ? null : { start_date: remaining.at(-1)!, end_date: remaining[0]! },
    };
  }),
  handle(getUsageCacheMetricsOperation, async ({ caller }, { management }) => {
    const counts = await readCacheMetrics(caller, management);
    const { hits, misses, locksAcquired, locksMissed } = counts;
    return {
      since: counts.since.toISOString(),
      cache_hits: hits,
      cache_misses: misses,
      cache_rebuilds: counts.rebuilds,
      lock_acquisition_successes: locksAcquired,
      lock_acquisition_failures: locksMissed,
      grace_period_applications: counts.graceUses,
      cache_hit_rate: rateOf(hits, misses),
      lock_contention_rate: rateOf(locksMissed, locksAcquired),
      days: counts.days,
      size_bytes: counts.bytes,
      is_large: counts.bytes > management.analytics.cacheWarningBytes,
    };
  }),
];

/** Percent, two decimals. */
function rateOf(part: number, rest: number): number | null {
  return part + rest === 0 ? null : Math.round((part / (part + rest)) * 10_000) / 100;
}
