import type { Kysely } from 'kysely';
import { PostgresAlertRuleRepository } from '../alerts/alert-rule-repository.ts';
import { PostgresBackgroundJobRepository } from '../alerts/background-job-repository.ts';
import { PostgresLimitThresholdRepository } from '../alerts/limit-threshold-repository.ts';
import { PostgresApiKeyRepository } from '../api-keys/api-key-repository.ts';
import { PostgresPlaygroundKeyRepository } from '../api-keys/playground-key-repository.ts';
import { PostgresAuditLog } from '../audit/audit-log.ts';
import { PostgresBannerRepository } from '../banners/banner-repository.ts';
import { PostgresBrandingRepository } from '../branding/branding-repository.ts';
import { PostgresCredentialRepository } from '../credentials/credential-repository.ts';
import { PostgresCreditRepository } from '../credits/credit-repository.ts';
import type { DB } from '../database/database-types.ts';
import { PostgresIdentityRepository } from '../identity/identity-repository.ts';
import { PostgresSessionRepository } from '../identity/session-repository.ts';
import { PostgresSetupLinkRepository } from '../identity/setup-link-repository.ts';
import { PostgresSignInAttemptRepository } from '../identity/sign-in-attempt-repository.ts';
import { PostgresUserRepository } from '../identity/user-repository.ts';
import { PostgresInvitationRepository } from '../invitations/invitation-repository.ts';
import { PostgresOutgoingMailRepository } from '../invitations/outgoing-mail-repository.ts';
import { PostgresJobQueue } from '../jobs/job-queue.ts';
import { PostgresJobRepository } from '../jobs/job-repository.ts';
import { PostgresLimitRepository } from '../limits/limit-repository.ts';
import { PostgresCancellationRepository } from '../live-requests/cancellation-repository.ts';
import { PostgresLiveRequestRepository } from '../live-requests/live-request-repository.ts';
import { PostgresActorNameRepository } from '../members/actor-name-repository.ts';
import { PostgresMemberRepository } from '../members/member-repository.ts';
import { PostgresConnectionRepository } from '../models/connection-repository.ts';
import { PostgresDeploymentRepository } from '../models/deployment-repository.ts';
import { PostgresDiscoveryRepository } from '../models/discovery-repository.ts';
import { PostgresModelRepository } from '../models/model-repository.ts';
import { PostgresNotificationRepository } from '../notifications/notification-repository.ts';
import { PostgresOrganizationRepository } from '../organizations/organization-repository.ts';
import { PostgresOrganizationSettingsRepository } from '../organizations/organization-settings-repository.ts';
import { PostgresOutboxRepository } from '../outbox/outbox-repository.ts';
import { PostgresPlatformSettingsRepository } from '../platform-settings/platform-settings-repository.ts';
import { PostgresReconciliationRepository } from '../reconciliation/reconciliation-repository.ts';
import { PostgresRefusalRepository } from '../refusals/refusal-repository.ts';
import { PostgresReplicaRepository } from '../replicas/replica-repository.ts';
import { PostgresServiceAccountRepository } from '../service-accounts/service-account-repository.ts';
import { PostgresServiceAccountTokenRepository } from '../service-accounts/service-account-token-repository.ts';
import { PostgresSubscribedModelRepository } from '../subscriptions/subscribed-model-repository.ts';
import { PostgresSubscriptionHistoryRepository } from '../subscriptions/subscription-history-repository.ts';
import { PostgresSubscriptionQueueRepository } from '../subscriptions/subscription-queue-repository.ts';
import { PostgresSubscriptionRepository } from '../subscriptions/subscription-repository.ts';
import { PostgresTeamRepository } from '../teams/team-repository.ts';
import { PostgresPersonalAccessTokenRepository } from '../tokens/personal-access-token-repository.ts';
import { PostgresSigningKeyRepository } from '../tokens/signing-key-repository.ts';
import { PostgresTokenFamilyRepository } from '../tokens/token-family-repository.ts';
import { PostgresReportedUsageRepository } from '../usage/reported-usage-repository.ts';
import { PostgresUsageAnalyticsRepository } from '../usage/usage-analytics-repository.ts';
import type { UsageColumnReader } from '../usage/usage-column-reader.ts';
import { PostgresUsageReportRepository } from '../usage/usage-report-repository.ts';
import { PostgresWebhookRepository } from '../webhooks/webhook-repository.ts';
import { PostgresWorkspaceRepository } from '../workspaces/workspace-repository.ts';
import { PostgresIdempotencyRepository } from './idempotency-repository.ts';
import { PostgresOrganizationAccessRepository } from './organization-access-repository.ts';

/** Every repository of the management plane, by its name in the use cases. */
export function repositoriesOn(kysely: Kysely<DB>, usageColumns: UsageColumnReader | null = null) {
  return {
    access: new PostgresOrganizationAccessRepository(kysely),
    actorNames: new PostgresActorNameRepository(kysely),
    alertRules: new PostgresAlertRuleRepository(kysely),
    apiKeys: new PostgresApiKeyRepository(kysely),
    audit: new PostgresAuditLog(kysely),
    banners: new PostgresBannerRepository(kysely),
    branding: new PostgresBrandingRepository(kysely),
    backgroundJobs: new PostgresBackgroundJobRepository(kysely),
    connections: new PostgresConnectionRepository(kysely),
    deployments: new PostgresDeploymentRepository(kysely),
    discovery: new PostgresDiscoveryRepository(kysely),
    credentials: new PostgresCredentialRepository(kysely),
    cancellations: new PostgresCancellationRepository(kysely),
    credits: new PostgresCreditRepository(kysely),
    idempotency: new PostgresIdempotencyRepository(kysely),
    identities: new PostgresIdentityRepository(kysely),
    invitations: new PostgresInvitationRepository(kysely),
    jobQueue: new PostgresJobQueue(kysely),
    jobs: new PostgresJobRepository(kysely),
    limits: new PostgresLimitRepository(kysely),
    liveRequests: new PostgresLiveRequestRepository(kysely),
    limitThresholds: new PostgresLimitThresholdRepository(kysely),
    members: new PostgresMemberRepository(kysely),
    models: new PostgresModelRepository(kysely),
    notifications: new PostgresNotificationRepository(kysely),
    organizationSettings: new PostgresOrganizationSettingsRepository(kysely),
    organizations: new PostgresOrganizationRepository(kysely),
    outbox: new PostgresOutboxRepository(kysely),
    outgoingMails: new PostgresOutgoingMailRepository(kysely),
    personalAccessTokens: new PostgresPersonalAccessTokenRepository(kysely),
    playgroundKeys: new PostgresPlaygroundKeyRepository(kysely),
    platformSettings: new PostgresPlatformSettingsRepository(kysely),
    reconciliations: new PostgresReconciliationRepository(kysely),
    refusals: new PostgresRefusalRepository(kysely),
    replicas: new PostgresReplicaRepository(kysely),
    reportedUsage: new PostgresReportedUsageRepository(kysely),
    serviceAccountTokens: new PostgresServiceAccountTokenRepository(kysely),
    serviceAccounts: new PostgresServiceAccountRepository(kysely),
    sessions: new PostgresSessionRepository(kysely),
    setupLinks: new PostgresSetupLinkRepository(kysely),
    signInAttempts: new PostgresSignInAttemptRepository(kysely),
    signingKeys: new PostgresSigningKeyRepository(kysely),
    subscribedModels: new PostgresSubscribedModelRepository(kysely),
    subscriptionHistory: new PostgresSubscriptionHistoryRepository(kysely),
    subscriptionQueue: new PostgresSubscriptionQueueRepository(kysely),
    subscriptions: new PostgresSubscriptionRepository(kysely),
    teams: new PostgresTeamRepository(kysely),
    tokenFamilies: new PostgresTokenFamilyRepository(kysely),
    usageAnalytics: new PostgresUsageAnalyticsRepository(kysely, usageColumns),
    usageReports: new PostgresUsageReportRepository(kysely),
    users: new PostgresUserRepository(kysely),
    webhooks: new PostgresWebhookRepository(kysely),
    workspaces: new PostgresWorkspaceRepository(kysely),
  };
}

export type PostgresRepositories = ReturnType<typeof repositoriesOn>;
