import type { UsageSummaryQuery } from '@weir/contracts/usage';
import type { ApiKeyId, ConnectionId, OrganizationId, UserId, WorkspaceId } from '@weir/domain/kernel';
import type { AskedRange, UsageFilter } from '@weir/domain/usage-reports';
import type { z } from 'zod';

type Query = z.output<typeof UsageSummaryQuery>;

/** What a query restricts a report to. */
export function toUsageFilter(query: Query): UsageFilter {
  const { tag } = query;
  const colon = tag?.indexOf(':') ?? 0;
  return {
    organizationId: query.organization_id as OrganizationId | undefined,
    workspaceId: query.workspace_id as WorkspaceId | undefined,
    apiKeyId: query.api_key_id as ApiKeyId | undefined,
    userId: query.user_id as UserId | undefined,
    model: query.model,
    provider: query.provider,
    connectionId: query.connection_id as ConnectionId | undefined,
    ending: query.ending,
    clientUser: query.client_user,
    tag: tag === undefined ? undefined : { name: tag.slice(0, colon), value: tag.slice(colon + 1) },
  };
}

export function toAskedRange({ since, until }: Pick<Query, 'since' | 'until'>): AskedRange {
  return {
    since: since === undefined ? undefined : new Date(since),
    until: until === undefined ? undefined : new Date(until),
  };
}
