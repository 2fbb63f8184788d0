import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { accessUsage, accessUsageExport } from '../usage-reports/access-usage.ts';
import type { UsageFilter, UsageSelection } from '../usage-reports/usage-report.ts';
import {
  type AnalyticsPorts,
  type AskedAnalytics,
  prepareCache,
  readNames,
  readPeriod,
} from './analyze-usage.ts';
import type { AnalyticsPeriod } from './analytics-days.ts';
import type { CacheCoverage } from './daily-usage-cache.ts';
import type { AnalyticsBreakdownQuery, AnalyticsPart } from './ports.ts';
import type { AnalyticsDimension, AnalyticsPosition, AnalyticsRow } from './usage-analytics.ts';

export interface AnalyticsBreakdown {
  readonly period: AnalyticsPeriod;
  readonly items: readonly AnalyticsRow[];
  readonly total: number;
  readonly next: AnalyticsPosition | null;
  readonly cache: CacheCoverage;
  /** Of users, by id. */
  readonly names: ReadonlyMap<string, string>;
}

export interface AnalyticsExport {
  readonly period: AnalyticsPeriod;
  readonly total: number;
  /** The next rows; null when there are no more. Throws DomainError `database_unavailable`. */
  next(): Promise<readonly (AnalyticsRow & { readonly name: string | null })[] | null>;
}

/** Rows per read of an export. */
const BATCH_SIZE = 500;

/**
 * Usage by user, model or provider, and who used what.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`, `invalid_parameter`, `range_too_long`
 */
export async function breakDownAnalytics(
  caller: SignedInCaller,
  asked: AskedAnalytics,
  query: AnalyticsBreakdownQuery,
  ports: AnalyticsPorts,
): Promise<AnalyticsBreakdown> {
  const reach = await accessUsage(caller, asked.subject, ports);
  const { maxPageSize, maxDays } = ports.analytics;
  if (query.limit > maxPageSize) throw invalid('limit', `must be at most ${maxPageSize}`);
  const { period } = await readPeriod(asked, maxDays, ports);
  const selection = { reach, filter: asked.filter, since: period.since, until: period.until };
  const [part, cache] = await Promise.all([
    ports.unitOfWork.repositories.usageAnalytics.breakdown(selection, query),
    prepareCache(selection, ports),
  ]);
  const items = await readCompanies(selection, query.by, part, cache, ports);
  const names = await namesOf(caller, reach, query.by, items, ports);
  return { period, items, total: part.total, next: part.next, cache, names };
}

/**
 * Begins an export of a whole breakdown, those that cost the most first, and records that in the audit log.
 *
 * @throws DomainError as {@link breakDownAnalytics}; `invalid_parameter` for more rows than an export may have
 */
export async function exportAnalytics(
  caller: SignedInCaller,
  asked: AskedAnalytics,
  by: AnalyticsDimension,
  ports: AnalyticsPorts,
): Promise<AnalyticsExport> {
  const { exportMaxDays, exportMaxRows } = ports.analytics;
  const { period } = await readPeriod(asked, exportMaxDays, ports);
  const reach = await accessUsageExport(caller, asked.subject, ports);
  const selection = { reach, filter: asked.filter, since: period.since, until: period.until };
  const { usageAnalytics } = ports.unitOfWork.repositories;
  const read = (after: AnalyticsPosition | null) =>
    usageAnalytics.breakdown(selection, {
      by,
      order: 'cost',
      isDescending: true,
      limit: BATCH_SIZE,
      after,
    });
  const cache = await prepareCache(selection, ports);
  let part: AnalyticsPart | null = await read(null);
  const { total } = part;
  if (total > exportMaxRows) {
    throw invalid('start_date', `the export has ${total} rows, at most ${exportMaxRows} are allowed; add filters`);
  }
  return {
    period,
    total,
    async next() {
      if (part === null) return null;
      const rows = await readCompanies(selection, by, part, cache, ports);
      const names = await namesOf(caller, reach, by, rows, ports);
      part = part.next === null ? null : await read(part.next);
      return rows.map((row) => ({ ...row, name: row.id === null ? null : (names.get(row.id) ?? null) }));
    },
  };
}

async function readCompanies(
  selection: UsageSelection,
  by: AnalyticsDimension,
  { items }: AnalyticsPart,
  cache: CacheCoverage,
  { unitOfWork: { repositories } }: AnalyticsPorts,
): Promise<readonly AnalyticsRow[]> {
  const companies =
    cache.missingDays > 0 || items.length === 0
      ? null
      : await repositories.usageAnalytics.companies(
          selection,
          by,
          items.map(({ id }) => id),
        );
  return items.map((item) => ({ ...item, company: companies?.get(item.id ?? '') ?? null }));
}

function namesOf(
  caller: SignedInCaller,
  reach: UsageFilter,
  by: AnalyticsDimension,
  items: readonly AnalyticsRow[],
  ports: AnalyticsPorts,
): Promise<ReadonlyMap<string, string>> {
  const userIds = by === 'user' ? items.flatMap(({ id }) => id ?? []) : [];
  return readNames(caller, reach, userIds, [], ports);
}

function invalid(param: string, problem: string): DomainError {
  return new DomainError('invalid_parameter', `${param}: ${problem}`, { param });
}
