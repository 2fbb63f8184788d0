import type { ApiKeyMode } from '../api-keys/api-key.ts';
import type { ApiKeyId, ModelId, OrganizationId, TeamId, UserId, WorkspaceId } from '../kernel/ids.ts';
import type { NanoUsd } from '../kernel/money.ts';
import type { SubscriptionId } from '../limits/limit.ts';
import type { TokenUsage, UsageRecord } from '../usage/usage-record.ts';

/** What somebody else measured: one request that did not pass through Weir. */
export interface UsageReport {
  /** The reporter's own id, unique in the organization: another report with it changes nothing. */
  readonly id: string;
  readonly apiKeyId: ApiKeyId;
  /** The name of a model of the catalog, or an alias. */
  readonly model: string;
  /** Who served it, such as `batch`. */
  readonly provider: string;
  readonly startedAt: Date;
  readonly durationUs: number;
  readonly usage: TokenUsage;
  /** Null: the model's prices decide. */
  readonly costNanoUsd: NanoUsd | null;
}

/** The key that a report is about; a revoked one too. */
export interface ReportedKey {
  readonly id: ApiKeyId;
  readonly workspaceId: WorkspaceId;
  readonly mode: ApiKeyMode;
  readonly ownerUserId: UserId | null;
  /** The owner's team, if the owner is in exactly one of the organization. */
  readonly ownerTeamId: TeamId | null;
  /** The active subscriptions of its owner and its organization. */
  readonly subscriptions: ReadonlyMap<ModelId, SubscriptionId>;
}

export interface ReportedUsageRepository {
  /** Keys of the organization, of those ids. */
  keys(organizationId: OrganizationId, ids: readonly ApiKeyId[]): Promise<ReadonlyMap<ApiKeyId, ReportedKey>>;
  /**
   * Records what was not reported before (by `clientRequestId`), and adds it to rollups and to what limits count, in this
   * transaction.
   *
   * @returns the ids that were new
   */
  add(organizationId: OrganizationId, records: readonly UsageRecord[]): Promise<ReadonlySet<string>>;
}

/** Reported usage, within a unit of work. */
export interface ReportedUsageRepositories {
  readonly reportedUsage: ReportedUsageRepository;
}
