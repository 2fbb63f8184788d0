import type {
  AnalyticsRow,
  UsageAnalytics as UsageAnalyticsContract,
  UsageFilterOptions,
} from '@weir/contracts/usage-analytics';
import { formatUsd } from '@weir/domain/kernel';
import { type Ending, FAILED_ENDINGS } from '@weir/domain/usage';
import type {
  AnalyticsPeriod,
  AnalyticsSettings,
  CacheCoverage,
  NamedRow,
  NamedUsageOptions,
  RankedUsage,
  UsageAnalytics,
} from '@weir/domain/usage-analytics';
import type { UsageAmounts } from '@weir/domain/usage-reports';
import type { z } from 'zod';
import { toPercentilesWire, toRangeWire } from '../usage/to-wire.ts';

type Names = ReadonlyMap<string, string>;

export function toPeriodWire(period: AnalyticsPeriod) {
  return {
    start_date: period.startDate,
    end_date: period.endDate,
    time_zone: period.timeZone,
    days: period.days,
    ...toRangeWire(period),
    is_partial: period.isPartial,
  };
}

export function toCacheWire({ missingDays, refreshedAt }: CacheCoverage) {
  return { missing_days: missingDays, refreshed_at: refreshedAt?.toISOString() ?? null };
}

export function toAnalyticsWire(
  found: UsageAnalytics,
  { warningDays }: AnalyticsSettings,
): z.input<typeof UsageAnalyticsContract> {
  const { amounts, latency, period, month, names } = found;
  const ranked = ({ top }: { readonly top: readonly RankedUsage[] }) =>
    top.map((item) => toRankedWire(item, names));
  const models = toNamed(found.models.top);
  const topModels = found.models.top.map((item) => toRankedWire(item, models));
  const providers = found.providers.top.map((item) => toRankedWire(item, toNamed(found.providers.top)));
  const [topUsers, topApiKeys] = [ranked(found.users), ranked(found.apiKeys)];
  const isOver = (until: Date) => !period.isPartial || until < period.until;
  return {
    period: toPeriodWire(period),
    compared: {
      current: toRangeWire(period.compared.current),
      previous: toRangeWire(period.compared.previous),
    },
    total_users: found.totalUsers,
    active_users: found.users.count,
    total_requests: amounts.requests,
    failed_requests: amounts.failedRequests,
    success_rate: toSuccessRate(amounts),
    unknown_usage_requests: amounts.unknownUsageRequests,
    unknown_cost_requests: amounts.unknownCostRequests,
    tokens: toTokensWire(amounts),
    cost: {
      total_nano_usd: `${amounts.costNanoUsd}`,
      total: formatUsd(amounts.costNanoUsd),
      by_provider: providers,
      by_model: topModels,
      by_user: topUsers,
      by_day: found.days.map((day) => ({ date: day.date, cost_nano_usd: `${day.amounts.costNanoUsd}` })),
      month_to_date_nano_usd: month?.spentNanoUsd.toString() ?? null,
      projected_month_nano_usd: month?.projectedNanoUsd?.toString() ?? null,
      projected_month_error_nano_usd: month?.errorNanoUsd?.toString() ?? null,
    },
    latency: {
      ttft: toPercentilesWire(latency.ttft),
      gap: toPercentilesWire(latency.gap),
      duration: toPercentilesWire(latency.duration),
      overhead: toPercentilesWire(latency.overhead),
    },
    top: {
      user: topUsers.find(({ id }) => id !== null) ?? null,
      model: topModels[0] ?? null,
      api_key: topApiKeys[0] ?? null,
    },
    top_users: topUsers,
    top_models: topModels,
    top_api_keys: topApiKeys,
    trends: found.trends.map(({ metric, current, previous, changePercent, direction }) => ({
      metric,
      current: current.toString(),
      previous: previous?.toString() ?? null,
      change_percent: changePercent,
      direction,
    })),
    daily_usage: found.days.map((day) => ({
      date: day.date,
      ...toRangeWire(day),
      is_partial: !isOver(day.until),
      ...toAmountsWire(day.amounts),
    })),
    daily_model_usage: found.modelDays.map(({ date, models: ofDay }) => ({
      date,
      models: ofDay.map(({ model, amounts: ofModel }) => ({ model, ...toAmountsWire(ofModel) })),
    })),
    errors:
      found.failures?.map(({ ending, errorCode, requests }) => ({
        ending,
        error_code: errorCode,
        requests,
        is_failure: FAILED_ENDINGS.includes(ending as Ending),
      })) ?? null,
    refusals: found.refusals?.map(({ code, scope, requests }) => ({ code, scope, requests })) ?? null,
    cache: toCacheWire(found.cache),
    warning:
      period.days > warningDays
        ? `The range has ${period.days} days. Ranges of up to ${warningDays} days load faster.`
        : null,
  };
}

export function toRowWire({ id, name, amounts, company }: NamedRow): z.input<typeof AnalyticsRow> {
  return {
    id,
    name,
    ...toAmountsWire(amounts),
    unknown_cost_requests: amounts.unknownCostRequests,
    success_rate: toSuccessRate(amounts),
    users: company?.users ?? null,
    api_keys: company?.apiKeys ?? null,
    models: company && [...company.models],
    providers: company && [...company.providers],
    last_active_at: company?.lastActiveAt.toISOString() ?? null,
  };
}

export function toOptionsWire(found: NamedUsageOptions): z.input<typeof UsageFilterOptions> {
  const nameOf = (id: string) => ({ id, name: found.names.get(id) ?? null });
  return {
    period: toPeriodWire(found.period),
    models: found.models.map(({ name, provider }) => ({ name, provider })),
    providers: [...new Set(found.models.map(({ provider }) => provider))].toSorted(),
    users: found.userIds.map(nameOf),
    api_keys: found.apiKeys.map(({ id, workspaceId }) => ({ ...nameOf(id), workspace_id: workspaceId })),
    workspaces: found.workspaces.map(({ id, organizationId }) => ({
      ...nameOf(id),
      organization_id: organizationId,
    })),
    organizations: found.organizationIds.map(nameOf),
    cache: toCacheWire(found.cache),
  };
}

function toRankedWire({ id, amounts }: RankedUsage, names: Names) {
  return { id, name: id === null ? null : (names.get(id) ?? null), ...toAmountsWire(amounts) };
}

function toAmountsWire(amounts: UsageAmounts) {
  return {
    requests: amounts.requests,
    failed_requests: amounts.failedRequests,
    tokens: toTokensWire(amounts),
    cost_nano_usd: `${amounts.costNanoUsd}`,
  };
}

function toTokensWire(amounts: UsageAmounts) {
  return {
    total: amounts.inputTokens + amounts.outputTokens,
    prompt: amounts.inputTokens,
    completion: amounts.outputTokens,
    cached: amounts.cachedInputTokens,
    cache_write: amounts.cacheWriteTokens,
    reasoning: amounts.reasoningTokens,
  };
}

/** Percent, two decimals, never rounded up to 100. */
export function toSuccessRate({ requests, failedRequests }: UsageAmounts): number | null {
  if (requests === 0) return null;
  return Math.floor(((requests - failedRequests) / requests) * 10_000) / 100;
}

/** Models and providers are called by their ids. */
function toNamed(items: readonly RankedUsage[]): Names {
  return new Map(items.flatMap(({ id }) => (id === null ? [] : [[id, id]])));
}
