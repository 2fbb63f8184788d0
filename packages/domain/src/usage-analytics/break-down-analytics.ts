import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { accessUsage, accessUsageExport } from '../usage-reports/access-usage.ts';
import type { UsageSelection } from '../usage-reports/usage-report.ts';
import type { AnalyticsPeriod } from './analytics-days.ts';
import {
  type AnalyticsPorts,
  type AskedAnalytics,
  prepareCache,
  readNames,
  readPeriod,
} from './analyze-usage.ts';
import type { AnalyticsBreakdownQuery, AnalyticsPart } from './ports.ts';
import type {
  AnalyticsDimension,
  AnalyticsPosition,
  AnalyticsRow,
  CacheCoverage,
} from './usage-analytics.ts';

export interface NamedRow extends AnalyticsRow {
  /** Null: keys of nobody, or of somebody whom the caller may not list. */
  readonly name: string | null;
}

export interface AnalyticsBreakdown {
  readonly period: AnalyticsPeriod;
  readonly items: readonly NamedRow[];
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
  next(): Promise<readonly NamedRow[] | null>;
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
  const { items, names } = await toRows(caller, selection, query.by, part, cache, ports);
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
    throw invalid(
      'start_date',
      `the export has ${total} rows, but at most ${exportMaxRows} are allowed. Add filters`,
    );
  }
  return {
    period,
    total,
    async next() {
      if (part === null) return null;
      const { items } = await toRows(caller, selection, by, part, cache, ports);
      part = part.next === null ? null : await read(part.next);
      return items;
    },
  };
}

async function toRows(
  caller: SignedInCaller,
  selection: UsageSelection,
  by: AnalyticsDimension,
  { items }: AnalyticsPart,
  { missingDays }: CacheCoverage,
  ports: AnalyticsPorts,
): Promise<Pick<AnalyticsBreakdown, 'items' | 'names'>> {
  const ids = items.map(({ id }) => id);
  const known = ids.filter((id) => id !== null);
  const [companies, names] = await Promise.all([
    missingDays > 0 || ids.length === 0
      ? null
      : ports.unitOfWork.repositories.usageAnalytics.companies(selection, by, ids),
    readNames(caller, selection.reach, by === 'user' ? known : [], [], ports),
  ]);
  // Models and providers are called by their ids.
  const nameOf = (id: string | null) => (by === 'user' ? (names.get(id ?? '') ?? null) : id);
  return {
    items: items.map((item) => ({
      ...item,
      name: nameOf(item.id),
      company: companies?.get(item.id ?? '') ?? null,
    })),
    names,
  };
}

function invalid(param: string, problem: string): DomainError {
  return new DomainError('invalid_parameter', `${param}: ${problem}`, { param });
}
