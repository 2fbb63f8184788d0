import type { SignedInCaller } from '../kernel/actor.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { nameActors } from '../members/name-actors.ts';
import type { ActorNameRepositories } from '../members/ports.ts';
import { accessUsage, type UsageReportPorts } from '../usage-reports/access-usage.ts';
import { isOfLedger, MAX_LEDGER_DAYS } from '../usage-reports/usage-range.ts';
import type { UsageFilter, UsageSelection, UsageSubject } from '../usage-reports/usage-report.ts';
import {
  type AnalyticsDays,
  type AnalyticsPeriod,
  type CalendarMoments,
  countDays,
  toPeriod,
} from './analytics-days.ts';
import type { AnalyticsSettings } from './analytics-settings.ts';
import type { DailyUsageCache } from './daily-usage-cache.ts';
import type { UsageAnalyticsRepositories } from './ports.ts';
import { type MonthProjection, projectMonth } from './project-month.ts';
import { TREND_METRICS, type Trend, type TrendMetric, trendOf } from './trend.ts';
import type { CacheCoverage, DayOfUsage, RefusedCount, UsageAnalytics } from './usage-analytics.ts';

export type AnalyticsPorts = UsageReportPorts &
  ManagementPorts<ActorNameRepositories & UsageAnalyticsRepositories> & {
    readonly analytics: AnalyticsSettings;
    readonly dailyUsage: DailyUsageCache;
  };

export interface AskedAnalytics {
  readonly subject: UsageSubject;
  readonly filter: UsageFilter;
  readonly days: AnalyticsDays;
}

const NOTHING_CACHED: CacheCoverage = { missingDays: 0, refreshedAt: null };

/**
 * Everything that one page of analytics shows, of what the caller may see of the subject.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`, `invalid_parameter`, `range_too_long`
 */
export async function analyzeUsage(
  caller: SignedInCaller,
  asked: AskedAnalytics,
  ports: AnalyticsPorts,
): Promise<UsageAnalytics> {
  const reach = await accessUsage(caller, asked.subject, ports);
  const { period, moments } = await readPeriod(asked, ports.analytics.maxDays, ports);
  const { usageAnalytics } = ports.unitOfWork.repositories;
  const { topUsers, topModels, topProviders } = ports.analytics;
  const { filter } = asked;
  const { since, until, compared } = period;
  const selection: UsageSelection = { reach, filter, since, until };
  const days = usageAnalytics.days(selection, asked.days.timeZone);
  const [
    totals,
    models,
    owners,
    ofDays,
    modelDays,
    trends,
    month,
    refusals,
    totalUsers,
    { failures, cache },
  ] = await Promise.all([
    usageAnalytics.totals(selection),
    usageAnalytics.models(selection, Math.max(topModels, topProviders)),
    usageAnalytics.owners(selection, topUsers),
    days,
    usageAnalytics.modelDays(selection, asked.days.timeZone, topModels),
    readTrends(selection, compared, ports),
    readMonth(selection, asked.days.timeZone, moments, days, ports),
    readRefusals(selection, ports),
    usageAnalytics.countUsers(reach),
    readFailures(selection, ports),
  ]);
  const names = await readNames(
    caller,
    reach,
    owners.users.top.flatMap(({ id }) => id ?? []),
    owners.apiKeys.top.flatMap(({ id }) => id ?? []),
    ports,
  );
  return {
    period,
    ...totals,
    totalUsers,
    users: owners.users,
    apiKeys: owners.apiKeys,
    models: { count: models.models.count, top: models.models.top.slice(0, topModels) },
    providers: { count: models.providers.count, top: models.providers.top.slice(0, topProviders) },
    days: ofDays,
    modelDays,
    trends,
    month,
    failures,
    refusals,
    cache,
    names,
  };
}

/** The days that are asked for, in the present. Throws DomainError `invalid_parameter`, `range_too_long`. */
export async function readPeriod(
  { days: asked, filter }: Pick<AskedAnalytics, 'days' | 'filter'>,
  maxDays: number,
  { unitOfWork: { repositories }, clock }: AnalyticsPorts,
): Promise<{ readonly period: AnalyticsPeriod; readonly moments: CalendarMoments }> {
  // Of tags, which only the ledger knows, sums are of some days at most.
  const days = countDays(asked, isOfLedger(filter) ? Math.min(MAX_LEDGER_DAYS, maxDays) : maxDays);
  const nowMs = clock.nowMs();
  const moments = await repositories.usageAnalytics.calendar(asked, new Date(nowMs));
  return { period: toPeriod(asked, days, moments, nowMs), moments };
}

/** What the day cache has to have for a selection: nothing where the ledger is read. */
export async function prepareCache(
  selection: UsageSelection,
  { dailyUsage }: Pick<AnalyticsPorts, 'dailyUsage'>,
): Promise<CacheCoverage> {
  return isOfLedger(selection.filter) ? NOTHING_CACHED : dailyUsage.prepare(selection);
}

/** Names of users and keys, of those that the caller may list. */
export async function readNames(
  caller: SignedInCaller,
  reach: UsageFilter,
  userIds: readonly string[],
  apiKeyIds: readonly string[],
  ports: AnalyticsPorts,
): Promise<ReadonlyMap<string, string>> {
  const organizationId = reach.organizationId ?? null;
  const { usageReports } = ports.unitOfWork.repositories;
  const [users, keys] = await Promise.all([
    nameActors(caller, organizationId, userIds, ports),
    apiKeyIds.length === 0 ? new Map() : usageReports.names('api_key', apiKeyIds, organizationId),
  ]);
  return new Map([...users, ...keys]);
}

async function readTrends(
  selection: UsageSelection,
  { current, previous }: AnalyticsPeriod['compared'],
  ports: AnalyticsPorts,
): Promise<readonly Trend[]> {
  const [now, before] = await Promise.all(
    [current, previous].map((range) => trendAmounts({ ...selection, ...range }, ports)),
  );
  return TREND_METRICS.map((metric) => trendOf(metric, now![metric], before![metric], ports.analytics));
}

async function trendAmounts(
  selection: UsageSelection,
  { unitOfWork: { repositories } }: AnalyticsPorts,
): Promise<Readonly<Record<TrendMetric, bigint>>> {
  const isEmpty = selection.since.getTime() >= selection.until.getTime();
  const [sums, activeUsers] = isEmpty
    ? [null, 0]
    : await Promise.all([
        repositories.usageAnalytics.amounts(selection),
        repositories.usageAnalytics.countActiveUsers(selection),
      ]);
  const { inputTokens = 0, outputTokens = 0 } = sums ?? {};
  return {
    requests: BigInt(sums?.requests ?? 0),
    cost_nano_usd: sums?.costNanoUsd ?? 0n,
    active_users: BigInt(activeUsers),
    total_tokens: BigInt(inputTokens) + BigInt(outputTokens),
    prompt_tokens: BigInt(inputTokens),
    completion_tokens: BigInt(outputTokens),
  };
}

/**
 * Of this month, whatever days are asked for: where they have it, nothing more is read. Null where only records know, of which sums are of
 * some days at most.
 */
async function readMonth(
  selection: UsageSelection,
  timeZone: string,
  { month, nextMonth, today, fourWeeksAgo }: CalendarMoments,
  asked: Promise<readonly DayOfUsage[]>,
  { unitOfWork: { repositories }, clock }: AnalyticsPorts,
): Promise<MonthProjection | null> {
  if (isOfLedger(selection.filter)) return null;
  const nowMs = clock.nowMs();
  const since = month < fourWeeksAgo ? month : fourWeeksAgo;
  const until = new Date(nowMs + 1);
  const hasMonth = selection.since <= since && selection.until >= until;
  const days = await (hasMonth
    ? asked
    : repositories.usageAnalytics.days({ ...selection, since, until }, timeZone));
  const spent = days
    .filter((day) => day.since >= month)
    .reduce((sum, { amounts }) => sum + amounts.costNanoUsd, 0n);
  const whole = days.filter((day) => day.since >= fourWeeksAgo && day.until <= today);
  return projectMonth(
    spent,
    whole.map(({ amounts }) => amounts.costNanoUsd),
    nextMonth.getTime() - nowMs,
  );
}

async function readRefusals(
  selection: UsageSelection,
  { unitOfWork: { repositories } }: AnalyticsPorts,
): Promise<readonly RefusedCount[] | null> {
  const { models = [], providers = [], tags = [] } = selection.filter;
  if (models.length + providers.length + tags.length > 0) return null;
  return repositories.usageAnalytics.refusals(selection);
}

async function readFailures(
  selection: UsageSelection,
  ports: AnalyticsPorts,
): Promise<Pick<UsageAnalytics, 'failures' | 'cache'>> {
  const cache = await prepareCache(selection, ports);
  if (cache.missingDays > 0) return { failures: null, cache };
  return { failures: await ports.unitOfWork.repositories.usageAnalytics.failures(selection), cache };
}
