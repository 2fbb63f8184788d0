import type { PlatformRole } from '../kernel/actor.ts';

/** The role that each group of an identity provider gives. */
export type RoleMap = ReadonlyMap<string, PlatformRole>;

/** The operator's settings for roles. */
export interface SignInPolicy {
  /** By name of the provider. A provider without an entry decides no roles. */
  readonly roleMaps: ReadonlyMap<string, RoleMap>;
  /** Verified e-mail addresses in lower case, and accounts as `provider:subject`. */
  readonly initialAdmins: ReadonlySet<string>;
}

const BY_POWER = ['admin', 'admin_readonly', 'user'] as const satisfies readonly PlatformRole[];

/** The most powerful role of these groups; `user` when none gives one. */
export function roleOfGroups(groups: readonly string[], roleMap: RoleMap): PlatformRole {
  const roles = new Set(groups.map((group) => roleMap.get(group)));
  return BY_POWER.find((role) => roles.has(role)) ?? 'user';
}

export interface RoleQuestion {
  /** Null for a new user. */
  readonly current: PlatformRole | null;
  /** Null when none of the user's providers decides roles. */
  readonly mapped: PlatformRole | null;
  readonly isInitialAdmin: boolean;
  /** Whether somebody else is an admin who can sign in. */
  readonly othersAdminister: boolean;
}

/**
 * The role of a user after this sign-in. A platform without another admin accepts its initial admins, so that no mapping
 * locks everybody out. Otherwise the mapping decides; without one the role stays.
 */
export function decideRole({
  current,
  mapped,
  isInitialAdmin,
  othersAdminister,
}: RoleQuestion): PlatformRole {
  if (isInitialAdmin && !othersAdminister) return 'admin';
  if (mapped !== null) return mapped;
  return current ?? (isInitialAdmin ? 'admin' : 'user');
}
