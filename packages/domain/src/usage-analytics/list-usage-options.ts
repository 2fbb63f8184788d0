import type { SignedInCaller } from '../kernel/actor.ts';
import { accessUsage } from '../usage-reports/access-usage.ts';
import type { AnalyticsPeriod } from './analytics-days.ts';
import {
  type AnalyticsPorts,
  type AskedAnalytics,
  prepareCache,
  readNames,
  readPeriod,
} from './analyze-usage.ts';
import type { CacheCoverage, ChosenOptions, UsageOptions } from './usage-analytics.ts';

/** Of each kind, as many as one filter takes. */
export const MAX_FILTER_VALUES = 500;

export interface NamedUsageOptions extends UsageOptions {
  readonly period: AnalyticsPeriod;
  readonly cache: CacheCoverage;
  /** Of users, keys, workspaces and organizations, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * What had usage in a range, to choose filters from: of what the caller may see of the subject.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`, `invalid_parameter`, `range_too_long`
 */
export async function listUsageOptions(
  caller: SignedInCaller,
  asked: AskedAnalytics,
  chosen: ChosenOptions,
  ports: AnalyticsPorts,
): Promise<NamedUsageOptions> {
  const reach = await accessUsage(caller, asked.subject, ports);
  const { period } = await readPeriod(asked, ports.analytics.maxDays, ports);
  const selection = { reach, filter: asked.filter, since: period.since, until: period.until };
  const cache = await prepareCache(selection, ports);
  const { usageAnalytics, usageReports } = ports.unitOfWork.repositories;
  const options = await usageAnalytics.options(selection, chosen, MAX_FILTER_VALUES);
  const organizationId = reach.organizationId ?? null;
  const [actors, workspaces, organizations] = await Promise.all([
    readNames(caller, reach, options.userIds, idsOf(options.apiKeys), ports),
    usageReports.names('workspace', idsOf(options.workspaces), organizationId),
    usageReports.names('organization', options.organizationIds, organizationId),
  ]);
  return { ...options, period, cache, names: new Map([...actors, ...workspaces, ...organizations]) };
}

function idsOf(options: readonly { readonly id: string }[]): string[] {
  return options.map(({ id }) => id);
}
