import type { AnalyticsFilters } from '@weir/contracts/usage-analytics';
import type { ApiKeyId, OrganizationId, UserId, WorkspaceId } from '@weir/domain/kernel';
import type { AskedAnalytics, ChosenOptions } from '@weir/domain/usage-analytics';
import type { UsageFilter, UsageSubject } from '@weir/domain/usage-reports';
import type { z } from 'zod';

type Filters = z.output<typeof AnalyticsFilters>;

export function toAsked(subject: UsageSubject, filters: Filters): AskedAnalytics {
  return { subject, filter: toFilter(filters), days: toDays(filters) };
}

export function toDays({
  start_date: startDate,
  end_date: endDate,
  time_zone: timeZone,
}: Pick<Filters, 'start_date' | 'end_date' | 'time_zone'>): AskedAnalytics['days'] {
  return { startDate, endDate, timeZone };
}

export function toChosen(
  filters: Pick<Filters, 'organization_ids' | 'workspace_ids' | 'user_ids'>,
): ChosenOptions {
  return {
    organizationIds: filters.organization_ids as OrganizationId[],
    workspaceIds: filters.workspace_ids as WorkspaceId[],
    userIds: filters.user_ids as UserId[],
  };
}

function toFilter(filters: Filters): UsageFilter {
  return {
    ...toChosen(filters),
    apiKeyIds: filters.api_key_ids as ApiKeyId[],
    models: filters.models,
    providers: filters.providers,
    tags: filters.tags.map((tag) => {
      const colon = tag.indexOf(':');
      return { name: tag.slice(0, colon), value: tag.slice(colon + 1) };
    }),
  };
}
