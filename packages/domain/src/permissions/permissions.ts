import type { OrganizationRole, PlatformRole } from '../kernel/actor.ts';

/** Scopes that limit a token of a user. Reading never needs more than `…:read`. */
export const SCOPES = [
  'organizations:read',
  'organizations:write',
  'workspaces:read',
  'workspaces:write',
  'api-keys:read',
  'api-keys:write',
  'credentials:read',
  'credentials:write',
  'service-accounts:read',
  'service-accounts:write',
  'subscriptions:read',
  'subscriptions:write',
  'alerts:read',
  'alerts:write',
  'audit:read',
  'usage:read',
  'usage:write',
  'profile:read',
  'profile:write',
  'platform:read',
  'platform:write',
] as const;

export type Scope = (typeof SCOPES)[number];

export interface Permission {
  /** The scope that a token needs. */
  readonly scope: Scope;
  /** Platform roles that may do it, in any organization. */
  readonly platform: readonly PlatformRole[];
  /** Roles that may do it in their own organization. */
  readonly organization: readonly OrganizationRole[];
  /** Roles that may do it in their own organization, only to what is their own. */
  readonly own: readonly OrganizationRole[];
  /** Whether service accounts may not, whatever their role: what is a person's own, and what gives others access. */
  readonly people: boolean;
  /** Whether a token that is limited to one organization may, although it is about no organization. */
  readonly limitedTokens: boolean;
}

const EVERY_MEMBER = ['owner', 'admin', 'member'] as const;
const ADMINS = ['owner', 'admin'] as const;
const OWNERS = ['owner'] as const;
const READERS = ['admin', 'admin_readonly'] as const;
const PLATFORM_ADMINS = ['admin'] as const;
const NOBODY = [] as const;

function byOrganization(
  scope: Scope,
  organization: readonly OrganizationRole[],
  platform: readonly PlatformRole[],
  own: readonly OrganizationRole[] = NOBODY,
) {
  return { scope, organization, platform, own, people: false as const, limitedTokens: true };
}

/** The same, and service accounts may not. */
function byPeople(...permission: Parameters<typeof byOrganization>) {
  return { ...byOrganization(...permission), people: true as const };
}

function byPlatform(scope: Scope, platform: readonly PlatformRole[]) {
  return {
    scope,
    platform,
    organization: NOBODY,
    own: NOBODY,
    people: true as const,
    limitedTokens: false,
  };
}

/** The same, of which a token that is limited to one organization gets what concerns that one. */
function alsoByLimitedTokens(...permission: Parameters<typeof byPlatform>) {
  return { ...byPlatform(...permission), limitedTokens: true };
}

const EVERYBODY = ['admin', 'admin_readonly', 'user'] as const;

/**
 * Who may do what: the only table of permissions. The golden file `apps/gateway/test/management-plane/authz-matrix.txt`
 * shows what it means for every route.
 */
export const PERMISSIONS = {
  'profile.read': alsoByLimitedTokens('profile:read', EVERYBODY),
  'profile.update': byPlatform('profile:write', EVERYBODY),
  'profile.list_invitations': byPlatform('profile:read', EVERYBODY),
  'invitation.accept': byPlatform('profile:write', EVERYBODY),
  'invitation.decline': byPlatform('profile:write', EVERYBODY),
  'session.list': byPlatform('profile:read', EVERYBODY),
  'session.revoke': byPlatform('profile:write', EVERYBODY),
  'identity.list': byPlatform('profile:read', EVERYBODY),
  'identity.link': byPlatform('profile:write', EVERYBODY),
  'identity.unlink': byPlatform('profile:write', EVERYBODY),
  'personal_access_token.list': byPlatform('profile:read', EVERYBODY),
  'personal_access_token.create': byPlatform('profile:write', EVERYBODY),
  'personal_access_token.revoke': byPlatform('profile:write', EVERYBODY),
  'token_family.list': byPlatform('profile:read', EVERYBODY),
  'token_family.revoke': byPlatform('profile:write', EVERYBODY),

  'display.read': alsoByLimitedTokens('profile:read', EVERYBODY),

  'organization.create': byPlatform('organizations:write', PLATFORM_ADMINS),
  'organization.list': alsoByLimitedTokens('organizations:read', EVERYBODY),
  'organization.list_all': byPlatform('platform:read', READERS),
  'organization.read': byOrganization('organizations:read', EVERY_MEMBER, READERS),
  'organization.update': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS),
  'organization.delete': byPeople('organizations:write', OWNERS, PLATFORM_ADMINS),
  'organization.restore': byPeople('organizations:write', OWNERS, PLATFORM_ADMINS),
  'organization.transfer': byPeople('organizations:write', OWNERS, PLATFORM_ADMINS),
  'organization.limits.read': byOrganization('organizations:read', ADMINS, READERS),
  'organization.limits.update': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS),
  'organization.credits.read': byOrganization('organizations:read', ADMINS, READERS),
  'organization.settings.read': byOrganization('organizations:read', EVERY_MEMBER, READERS),
  'organization.settings.update': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS),

  'member.list': byOrganization('organizations:read', EVERY_MEMBER, READERS),
  'member.read': byOrganization('organizations:read', EVERY_MEMBER, READERS),
  'member.limits.read': byOrganization('organizations:read', ADMINS, READERS, EVERY_MEMBER),
  'member.limits.update': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS),
  'member.update': byPeople('organizations:write', ADMINS, PLATFORM_ADMINS),
  'member.remove': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS, EVERY_MEMBER),
  /** In addition to the above, whenever somebody is or becomes an owner. */
  'owner.change': byPeople('organizations:write', OWNERS, PLATFORM_ADMINS, OWNERS),
  'invitation.list': byOrganization('organizations:read', ADMINS, READERS),
  'invitation.read': byOrganization('organizations:read', ADMINS, READERS),
  'invitation.create': byPeople('organizations:write', ADMINS, PLATFORM_ADMINS),
  'invitation.resend': byPeople('organizations:write', ADMINS, PLATFORM_ADMINS),
  'invitation.revoke': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS),

  'service_account.list': byOrganization('service-accounts:read', ADMINS, READERS),
  'service_account.read': byOrganization('service-accounts:read', ADMINS, READERS),
  'service_account.create': byPeople('service-accounts:write', ADMINS, PLATFORM_ADMINS),
  'service_account.update': byPeople('service-accounts:write', ADMINS, PLATFORM_ADMINS),
  'service_account.delete': byPeople('service-accounts:write', ADMINS, PLATFORM_ADMINS),
  'service_account_token.list': byOrganization('service-accounts:read', ADMINS, READERS),
  'service_account_token.create': byPeople('service-accounts:write', ADMINS, PLATFORM_ADMINS),
  'service_account_token.revoke': byPeople('service-accounts:write', ADMINS, PLATFORM_ADMINS),

  'team.list': byOrganization('organizations:read', EVERY_MEMBER, READERS),
  'team.read': byOrganization('organizations:read', EVERY_MEMBER, READERS),
  'team.create': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS),
  'team.update': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS),
  'team.delete': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS),
  'team.limits.read': byOrganization('organizations:read', ADMINS, READERS),
  'team.limits.update': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS),
  'team.add_member': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS),
  'team.remove_member': byOrganization('organizations:write', ADMINS, PLATFORM_ADMINS, EVERY_MEMBER),

  'workspace.list': byOrganization('workspaces:read', EVERY_MEMBER, READERS),
  'workspace.list_deleted': byOrganization('workspaces:read', ADMINS, READERS),
  'workspace.read': byOrganization('workspaces:read', EVERY_MEMBER, READERS),
  'workspace.create': byOrganization('workspaces:write', ADMINS, PLATFORM_ADMINS),
  'workspace.update': byOrganization('workspaces:write', ADMINS, PLATFORM_ADMINS),
  'workspace.delete': byOrganization('workspaces:write', ADMINS, PLATFORM_ADMINS),
  'workspace.restore': byOrganization('workspaces:write', ADMINS, PLATFORM_ADMINS),
  'workspace.limits.read': byOrganization('workspaces:read', ADMINS, READERS),
  'workspace.limits.update': byOrganization('workspaces:write', ADMINS, PLATFORM_ADMINS),
  'workspace.settings.read': byOrganization('workspaces:read', EVERY_MEMBER, READERS),
  'workspace.settings.update': byOrganization('workspaces:write', ADMINS, PLATFORM_ADMINS),

  'api_key.list': byOrganization('api-keys:read', ADMINS, READERS, EVERY_MEMBER),
  'api_key.read': byOrganization('api-keys:read', ADMINS, READERS, EVERY_MEMBER),
  'api_key.create': byOrganization('api-keys:write', ADMINS, PLATFORM_ADMINS, EVERY_MEMBER),
  'api_key.update': byOrganization('api-keys:write', ADMINS, PLATFORM_ADMINS, EVERY_MEMBER),
  'api_key.revoke': byOrganization('api-keys:write', ADMINS, PLATFORM_ADMINS, EVERY_MEMBER),
  'api_key.limits.read': byOrganization('api-keys:read', ADMINS, READERS, EVERY_MEMBER),
  'api_key.limits.update': byOrganization('api-keys:write', ADMINS, PLATFORM_ADMINS, EVERY_MEMBER),
  'api_key.rotate': byOrganization('api-keys:write', ADMINS, PLATFORM_ADMINS, EVERY_MEMBER),

  /** A key for one's own browser: platform admins make none where they are no members. */
  'playground_key.create': byPeople('api-keys:write', EVERY_MEMBER, NOBODY),

  'request.list': byOrganization('api-keys:read', EVERY_MEMBER, READERS),
  'request.cancel': byOrganization('api-keys:write', EVERY_MEMBER, PLATFORM_ADMINS),
  'request.list_all': byPlatform('platform:read', READERS),
  'refusal.list': byOrganization('api-keys:read', ADMINS, READERS, EVERY_MEMBER),

  'credential.list': byOrganization('credentials:read', ADMINS, READERS),
  'credential.read': byOrganization('credentials:read', ADMINS, READERS),
  'credential.create': byOrganization('credentials:write', ADMINS, PLATFORM_ADMINS),
  'credential.rotate': byOrganization('credentials:write', ADMINS, PLATFORM_ADMINS),
  'credential.test': byOrganization('credentials:write', ADMINS, PLATFORM_ADMINS),
  'credential.delete': byOrganization('credentials:write', ADMINS, PLATFORM_ADMINS),

  /** One's own, or those of an organization, as far as `subscription.read` reaches there. */
  'subscription.list': alsoByLimitedTokens('subscriptions:read', EVERYBODY),
  'subscription.read': byOrganization('subscriptions:read', ADMINS, READERS, EVERY_MEMBER),
  'subscription.create': byPeople('subscriptions:write', ADMINS, PLATFORM_ADMINS, EVERY_MEMBER),
  'subscription.request_review': byPeople('subscriptions:write', ADMINS, NOBODY, EVERY_MEMBER),
  'subscription.cancel': byOrganization('subscriptions:write', ADMINS, PLATFORM_ADMINS, EVERY_MEMBER),
  /** Decisions: never about what one asked for oneself. */
  'subscription.list_all': byPlatform('platform:read', READERS),
  'subscription.approve': byPlatform('platform:write', PLATFORM_ADMINS),
  'subscription.deny': byPlatform('platform:write', PLATFORM_ADMINS),
  'subscription.revert': byPlatform('platform:write', PLATFORM_ADMINS),
  'subscription.suspend': byPlatform('platform:write', PLATFORM_ADMINS),
  'subscription.resume': byPlatform('platform:write', PLATFORM_ADMINS),
  'subscription.update_terms': byPlatform('platform:write', PLATFORM_ADMINS),

  'notification.list': byPlatform('profile:read', EVERYBODY),
  'notification.mark_read': byPlatform('profile:write', EVERYBODY),
  /** Long work of one's own. What a job does needs the permission for that, too, at its beginning and at every step. */
  'job.create': byPlatform('profile:write', EVERYBODY),
  'job.list': byPlatform('profile:read', EVERYBODY),
  'job.read': byPlatform('profile:read', EVERYBODY),
  'job.cancel': byPlatform('profile:write', EVERYBODY),
  'job.list_all': byPlatform('platform:read', READERS),
  /** Besides one's own. */
  'job.cancel_all': byPlatform('platform:write', PLATFORM_ADMINS),
  'organization.jobs.read': byOrganization('organizations:read', ADMINS, READERS),

  'webhook.list': byOrganization('alerts:read', ADMINS, READERS),
  'webhook.read': byOrganization('alerts:read', ADMINS, READERS),
  'webhook.create': byOrganization('alerts:write', ADMINS, PLATFORM_ADMINS),
  'webhook.update': byOrganization('alerts:write', ADMINS, PLATFORM_ADMINS),
  'webhook.rotate_secret': byOrganization('alerts:write', ADMINS, PLATFORM_ADMINS),
  'webhook.test': byOrganization('alerts:write', ADMINS, PLATFORM_ADMINS),
  'webhook.delete': byOrganization('alerts:write', ADMINS, PLATFORM_ADMINS),

  'alert_rule.list': byOrganization('alerts:read', ADMINS, READERS),
  'alert_rule.read': byOrganization('alerts:read', ADMINS, READERS),
  'alert_rule.create': byOrganization('alerts:write', ADMINS, PLATFORM_ADMINS),
  'alert_rule.update': byOrganization('alerts:write', ADMINS, PLATFORM_ADMINS),
  'alert_rule.delete': byOrganization('alerts:write', ADMINS, PLATFORM_ADMINS),

  'audit.read': byOrganization('audit:read', ADMINS, READERS),
  'audit.export': byOrganization('audit:read', ADMINS, READERS),

  'catalog.read': alsoByLimitedTokens('profile:read', EVERYBODY),
  'connection.list': byPlatform('platform:read', READERS),
  'connection.read': byPlatform('platform:read', READERS),
  'connection.create': byPlatform('platform:write', PLATFORM_ADMINS),
  'connection.update': byPlatform('platform:write', PLATFORM_ADMINS),
  'connection.test': byPlatform('platform:write', PLATFORM_ADMINS),
  'connection.remove': byPlatform('platform:write', PLATFORM_ADMINS),
  'connection.list_breakers': byPlatform('platform:read', READERS),
  'connection.open_breaker': byPlatform('platform:write', PLATFORM_ADMINS),
  'connection.close_breaker': byPlatform('platform:write', PLATFORM_ADMINS),
  'model.list': byPlatform('platform:read', READERS),
  'model.read': byPlatform('platform:read', READERS),
  'model.create': byPlatform('platform:write', PLATFORM_ADMINS),
  'model.update': byPlatform('platform:write', PLATFORM_ADMINS),
  'model.price': byPlatform('platform:write', PLATFORM_ADMINS),
  'model.remove': byPlatform('platform:write', PLATFORM_ADMINS),
  'model.restore': byPlatform('platform:write', PLATFORM_ADMINS),
  'deployment.list': byPlatform('platform:read', READERS),
  'deployment.read': byPlatform('platform:read', READERS),
  'deployment.create': byPlatform('platform:write', PLATFORM_ADMINS),
  'deployment.update': byPlatform('platform:write', PLATFORM_ADMINS),
  'deployment.delete': byPlatform('platform:write', PLATFORM_ADMINS),

  'usage.read': byOrganization('usage:read', ADMINS, READERS, EVERY_MEMBER),
  'usage.export': byOrganization('usage:read', ADMINS, READERS, EVERY_MEMBER),
  'usage.report': byOrganization('usage:write', ADMINS, PLATFORM_ADMINS),
  'profile.usage.read': alsoByLimitedTokens('usage:read', EVERYBODY),
  'profile.usage.export': alsoByLimitedTokens('usage:read', EVERYBODY),

  'banner.list': byPlatform('profile:read', EVERYBODY),
  'banner.dismiss': byPlatform('profile:write', EVERYBODY),
  'banner.list_all': byPlatform('platform:read', READERS),
  'banner.create': byPlatform('platform:write', PLATFORM_ADMINS),
  'banner.update': byPlatform('platform:write', PLATFORM_ADMINS),
  'banner.delete': byPlatform('platform:write', PLATFORM_ADMINS),
  'branding.read': byPlatform('platform:read', READERS),
  'branding.update': byPlatform('platform:write', PLATFORM_ADMINS),

  'platform.usage.read': byPlatform('platform:read', READERS),
  'platform.usage.export': byPlatform('platform:read', READERS),
  'platform.usage.refresh': byPlatform('platform:write', PLATFORM_ADMINS),
  'platform.usage.rebuild': byPlatform('platform:write', PLATFORM_ADMINS),
  'platform.discovery.read': byPlatform('platform:read', READERS),
  'platform.discovery.sync': byPlatform('platform:write', PLATFORM_ADMINS),
  'platform.system.read': byPlatform('platform:read', READERS),
  'platform.reconciliation.read': byPlatform('platform:read', READERS),
  'platform.reconciliation.start': byPlatform('platform:write', PLATFORM_ADMINS),
  'platform.reconciliation.cancel': byPlatform('platform:write', PLATFORM_ADMINS),
  'platform.settings.read': byPlatform('platform:read', READERS),
  'platform.settings.update': byPlatform('platform:write', PLATFORM_ADMINS),
  'platform.limits.read': byPlatform('platform:read', READERS),
  'platform.limits.update': byPlatform('platform:write', PLATFORM_ADMINS),
  'platform.credits.enter': byPlatform('platform:write', PLATFORM_ADMINS),
  'platform.audit.read': byPlatform('platform:read', READERS),
  'platform.audit.export': byPlatform('platform:read', READERS),
  'user.list': byPlatform('platform:read', READERS),
  'user.read': byPlatform('platform:read', READERS),
  'user.update': byPlatform('platform:write', PLATFORM_ADMINS),
  'user.tokens.read': byPlatform('platform:read', READERS),
  'user.tokens.revoke': byPlatform('platform:write', PLATFORM_ADMINS),
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof PERMISSIONS;

/** Every action, in the order of the table. */
export const ACTIONS = Object.keys(PERMISSIONS) as Action[];

/** Actions that a service account never does. */
export type ActionOfPeople = {
  [Name in Action]: (typeof PERMISSIONS)[Name]['people'] extends true ? Name : never;
}[Action];

/** Whether service accounts never do it. */
export function isOfPeople(action: Action): action is ActionOfPeople {
  return PERMISSIONS[action].people;
}

export interface Standing {
  readonly platformRole: PlatformRole;
  /** Null for somebody who is not a member of the organization. */
  readonly organizationRole: OrganizationRole | null;
}

/** How far an action is allowed: for anything, only for what is the actor's own, or not at all. */
export type Extent = 'any' | 'own' | 'none';

/** Decides by the table alone. Pure. */
export function extentOf(action: Action, { platformRole, organizationRole }: Standing): Extent {
  const permission: Permission = PERMISSIONS[action];
  if (permission.platform.includes(platformRole)) return 'any';
  if (organizationRole === null) return 'none';
  if (permission.organization.includes(organizationRole)) return 'any';
  return permission.own.includes(organizationRole) ? 'own' : 'none';
}
