import { adminModelOperations } from './admin-models.ts';
import { adminSubscriptionOperations } from './admin-subscriptions.ts';
import { adminUserOperations } from './admin-users.ts';
import { admissionOperations } from './admission.ts';
import { alertRuleOperations } from './alert-rules.ts';
import { apiKeyOperations } from './api-keys.ts';
import { auditLogOperations } from './audit-log.ts';
import { bannerOperations } from './banners.ts';
import { bindingLimitOperations } from './binding-limits.ts';
import { brandingOperations } from './branding.ts';
import { breakerOperations } from './breakers.ts';
import { clientConfigOperations } from './client-config.ts';
import { connectionOperations } from './connections.ts';
import { credentialOperations } from './credentials.ts';
import { creditOperations } from './credits.ts';
import { dataPlaneOperations } from './data-plane.ts';
import { deploymentOperations } from './deployments.ts';
import { discoveryOperations } from './discovery.ts';
import { healthOperations } from './health.ts';
import { identityOperations } from './identities.ts';
import { invitationOperations } from './invitations.ts';
import { jobOperations } from './jobs.ts';
import { limitOperations } from './limits.ts';
import { liveOperations } from './live.ts';
import { liveRequestOperations } from './live-requests.ts';
import { memberOperations } from './members.ts';
import { notificationOperations } from './notifications.ts';
import { organizationOperations } from './organizations.ts';
import { personalAccessTokenOperations } from './personal-access-tokens.ts';
import { platformSettingsOperations } from './platform-settings.ts';
import { playgroundOperations } from './playground.ts';
import { reconciliationOperations } from './reconciliation.ts';
import { refusalOperations } from './refusals.ts';
import { requestOperations } from './requests.ts';
import { serviceAccountOperations } from './service-accounts.ts';
import { sessionOperations } from './sessions.ts';
import { setupOperations } from './setup.ts';
import { signInOperations } from './sign-in.ts';
import { subscriptionOperations } from './subscriptions.ts';
import { systemOperations } from './system.ts';
import { teamOperations } from './teams.ts';
import { tokenFamilyOperations } from './token-families.ts';
import { tokenOperations } from './tokens.ts';
import { usageOperations } from './usage.ts';
import { usageAnalyticsOperations } from './usage-analytics.ts';
import { userOperations } from './users.ts';
import { webhookOperations } from './webhooks.ts';
import { workspaceOperations } from './workspaces.ts';

/** The management plane: for people, by a session or a token. Without the development sign-in, which few gateways serve. */
export const managementOperations = [
  ...adminModelOperations,
  ...adminUserOperations,
  ...admissionOperations,
  ...alertRuleOperations,
  ...apiKeyOperations,
  ...auditLogOperations,
  ...bannerOperations,
  ...brandingOperations,
  ...breakerOperations,
  ...clientConfigOperations,
  ...connectionOperations,
  ...credentialOperations,
  ...creditOperations,
  ...deploymentOperations,
  ...discoveryOperations,
  ...identityOperations,
  ...invitationOperations,
  ...jobOperations,
  ...limitOperations,
  ...bindingLimitOperations,
  ...liveOperations,
  ...liveRequestOperations,
  ...memberOperations,
  ...notificationOperations,
  ...organizationOperations,
  ...personalAccessTokenOperations,
  ...platformSettingsOperations,
  ...playgroundOperations,
  ...reconciliationOperations,
  ...refusalOperations,
  ...requestOperations,
  ...serviceAccountOperations,
  ...sessionOperations,
  ...setupOperations,
  ...signInOperations,
  ...subscriptionOperations,
  ...adminSubscriptionOperations,
  ...systemOperations,
  ...teamOperations,
  ...tokenFamilyOperations,
  ...tokenOperations,
  ...usageOperations,
  ...usageAnalyticsOperations,
  ...userOperations,
  ...webhookOperations,
  ...workspaceOperations,
];

/** The whole HTTP API. */
export const allOperations = [...dataPlaneOperations, ...managementOperations, ...healthOperations];
