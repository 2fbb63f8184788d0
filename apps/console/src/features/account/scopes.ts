import type { Scope } from './account-queries.ts';

/** All scopes of tokens; a new one of the gateway does not compile until it stands here. */
const EVERY: Record<Scope, true> = {
  'organizations:read': true,
  'organizations:write': true,
  'workspaces:read': true,
  'workspaces:write': true,
  'api-keys:read': true,
  'api-keys:write': true,
  'credentials:read': true,
  'credentials:write': true,
  'service-accounts:read': true,
  'service-accounts:write': true,
  'subscriptions:read': true,
  'subscriptions:write': true,
  'alerts:read': true,
  'alerts:write': true,
  'audit:read': true,
  'usage:read': true,
  'usage:write': true,
  'profile:read': true,
  'profile:write': true,
  'platform:read': true,
  'platform:write': true,
};

export const SCOPES = Object.keys(EVERY) as Scope[];
