import { adminUserEndpoints } from './admin-users/admin-user-endpoints.ts';
import { admissionEndpoints } from './admission/admission-endpoints.ts';
import { alertRuleEndpoints } from './alert-rules/alert-rule-endpoints.ts';
import { apiKeyEndpoints } from './api-keys/api-key-endpoints.ts';
import { auditLogEndpoints } from './audit-log/audit-log-endpoints.ts';
import { bannerEndpoints } from './banners/banner-endpoints.ts';
import { brandingEndpoints } from './branding/branding-endpoints.ts';
import { breakerEndpoints } from './breakers/breaker-endpoints.ts';
import { clientConfigEndpoints } from './client-config/client-config-endpoints.ts';
import { connectionEndpoints } from './connections/connection-endpoints.ts';
import { credentialEndpoints } from './credentials/credential-endpoints.ts';
import { creditEndpoints } from './credits/credit-endpoints.ts';
import { deploymentEndpoints } from './deployments/deployment-endpoints.ts';
import { devSignInEndpoints } from './dev-sign-in/dev-sign-in-endpoints.ts';
import { discoveryEndpoints } from './discovery/discovery-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { identityEndpoints } from './identities/identity-endpoints.ts';
import { invitationEndpoints } from './invitations/invitation-endpoints.ts';
import { jobEndpoints } from './jobs/job-endpoints.ts';
import { limitEndpoints } from './limits/limit-endpoints.ts';
import { liveEndpoints } from './live/live-endpoints.ts';
import { liveRequestEndpoints } from './live-requests/live-request-endpoints.ts';
import { memberEndpoints } from './members/member-endpoints.ts';
import { modelEndpoints } from './models/model-endpoints.ts';
import { notificationEndpoints } from './notifications/notification-endpoints.ts';
import { organizationEndpoints } from './organizations/organization-endpoints.ts';
import { personalAccessTokenEndpoints } from './personal-access-tokens/personal-access-token-endpoints.ts';
import { platformSettingsEndpoints } from './platform-settings/platform-settings-endpoints.ts';
import { playgroundEndpoints } from './playground/playground-endpoints.ts';
import { reconciliationEndpoints } from './reconciliation/reconciliation-endpoints.ts';
import { refusalEndpoints } from './refusals/refusal-endpoints.ts';
import { requestEndpoints } from './requests/request-endpoints.ts';
import { serviceAccountEndpoints } from './service-accounts/service-account-endpoints.ts';
import { sessionEndpoints } from './sessions/session-endpoints.ts';
import { setupEndpoints } from './setup/setup-endpoints.ts';
import { signInEndpoints } from './sign-in/sign-in-endpoints.ts';
import { subscriptionEndpoints } from './subscriptions/subscription-endpoints.ts';
import { systemEndpoints } from './system/system-endpoints.ts';
import { teamEndpoints } from './teams/team-endpoints.ts';
import { tokenFamilyEndpoints } from './token-families/token-family-endpoints.ts';
import { tokenEndpoints } from './tokens/token-endpoints.ts';
import { usageEndpoints } from './usage/usage-endpoints.ts';
import { usageAnalyticsEndpoints } from './usage-analytics/usage-analytics-endpoints.ts';
import { userEndpoints } from './users/user-endpoints.ts';
import { webhookEndpoints } from './webhooks/webhook-endpoints.ts';
import { workspaceEndpoints } from './workspaces/workspace-endpoints.ts';

/** All endpoints of the management plane. */
export const endpoints: readonly Endpoint[] = [
  ...modelEndpoints,
  ...adminUserEndpoints,
  ...admissionEndpoints,
  ...alertRuleEndpoints,
  ...apiKeyEndpoints,
  ...auditLogEndpoints,
  ...bannerEndpoints,
  ...brandingEndpoints,
  ...breakerEndpoints,
  ...clientConfigEndpoints,
  ...connectionEndpoints,
  ...credentialEndpoints,
  ...creditEndpoints,
  ...deploymentEndpoints,
  ...discoveryEndpoints,
  ...identityEndpoints,
  ...invitationEndpoints,
  ...jobEndpoints,
  ...limitEndpoints,
  ...liveEndpoints,
  ...liveRequestEndpoints,
  ...memberEndpoints,
  ...notificationEndpoints,
  ...organizationEndpoints,
  ...personalAccessTokenEndpoints,
  ...platformSettingsEndpoints,
  ...playgroundEndpoints,
  ...reconciliationEndpoints,
  ...refusalEndpoints,
  ...requestEndpoints,
  ...serviceAccountEndpoints,
  ...sessionEndpoints,
  ...setupEndpoints,
  ...signInEndpoints,
  ...subscriptionEndpoints,
  ...systemEndpoints,
  ...teamEndpoints,
  ...tokenFamilyEndpoints,
  ...tokenEndpoints,
  ...usageEndpoints,
  ...usageAnalyticsEndpoints,
  ...userEndpoints,
  ...webhookEndpoints,
  ...workspaceEndpoints,
];

/** The endpoints that a gateway serves: with DEV_LOGIN also the development sign-in, first, so that no provider name hides it. */
export function servedEndpoints({ devLogin }: { readonly devLogin: boolean }): readonly Endpoint[] {
  return devLogin ? [...devSignInEndpoints, ...endpoints] : endpoints;
}
