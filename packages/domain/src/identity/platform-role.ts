import type { PlatformRole } from '../kernel/actor.ts';

/** What the groups of an identity provider make of their members. */
export type RoleMap = ReadonlyMap<string, PlatformRole>;

/** What the operator decided about roles. */
export interface SignInPolicy {
  /** By name of the provider. One that is not in it says nothing about roles. */
  readonly roleMaps: ReadonlyMap<string, RoleMap>;
  /** Verified e-mail addresses in lower case, and accounts as `provider:subject`. */
  readonly initialAdmins: ReadonlySet<string>;
}

const BY_POWER = ['admin', 'admin_readonly', 'user'] as const satisfies readonly PlatformRole[];

/** The most powerful role that any of the groups gives; `user` when none gives one. */
export function roleOfGroups(groups: readonly string[], roleMap: RoleMap): PlatformRole {
  const roles = new Set(groups.map((group) => roleMap.get(group)));
  return BY_POWER.find((role) => roles.has(role)) ?? 'user';
}

export interface RoleQuestion {
  /** Null for somebody who is new. */
  readonly current: PlatformRole | null;
  /** Null where no provider of theirs decides about roles. */
  readonly mapped: PlatformRole | null;
  readonly isInitialAdmin: boolean;
  /** Whether somebody else is an admin who can sign in. */
  readonly othersAdminister: boolean;
}

/**
 * The role that somebody has from this sign-in on. A platform without another admin takes its initial admins, so that
 * no mapping locks everybody out; else the mapping decides, else what they were.
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
