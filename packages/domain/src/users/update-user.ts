import type { IdentityRepositories } from '../identity/ports.ts';
import type { User } from '../identity/user.ts';
import type { PlatformRole, UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { UserId } from '../kernel/ids.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { MemberRepositories, MemberRepository } from '../members/ports.ts';
import { permissionDenied } from '../permissions/require-permission.ts';
import { readProfile } from './read-profile.ts';
import type { UserProfile } from './user-profile.ts';

/** Absent is unchanged. */
export interface UpdateUserInput {
  readonly platformRole?: PlatformRole | undefined;
  /** A deactivated user's sessions and tokens end; their API keys do not work until they are active again. */
  readonly deactivatedAt?: 'now' | null | undefined;
}

/**
 * Changes a user's platform role, deactivates them or activates them again.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`, `last_admin` when no active platform admin
 *   would be left, `last_owner` when an organization would be left without an active owner
 */
export function updateUser(
  caller: UserCaller,
  id: UserId,
  input: UpdateUserInput,
  ports: ManagementPorts<IdentityRepositories & MemberRepositories>,
): Promise<UserProfile> {
  return writeToPlatform(caller, 'user.update', ports, async (repositories) => {
    const { users, sessions } = repositories;
    await holdAdmins(caller, id, input, repositories);
    const user = await users.findForUpdate(id);
    if (user === null) throw notFound('user');
    const { platformRole, deactivatedAt } = input;
    if (deactivatedAt === 'now' && user.deactivatedAt === null) {
      await requireOtherOwners(id, repositories.members);
    }
    const now = new Date(ports.clock.nowMs());
    const updated: User = {
      ...user,
      platformRole: platformRole ?? user.platformRole,
      deactivatedAt: deactivatedAtOf(user, deactivatedAt, now),
    };
    await users.update(updated);
    if (updated.deactivatedAt !== null) await users.endAccess(id, now);
    else if (updated.platformRole !== user.platformRole) await sessions.markForRotation(id);
    return {
      result: await readProfile(id, repositories),
      target: { kind: 'user', id },
      roleChange:
        updated.platformRole === user.platformRole
          ? null
          : { from: user.platformRole, to: updated.platformRole },
      changedFields: changedFields(user, { platformRole, deactivatedAt: updated.deactivatedAt }),
    };
  });
}

/** Who is deactivated already stays so since then. */
function deactivatedAtOf(user: User, wanted: UpdateUserInput['deactivatedAt'], now: Date): Date | null {
  if (wanted === undefined) return user.deactivatedAt;
  return wanted === null ? null : (user.deactivatedAt ?? now);
}

/**
 * Locks every active admin first. So such changes happen one after the other, none by an admin who has just lost the
 * role, and none that removes the last admin.
 */
async function holdAdmins(
  { actor }: UserCaller,
  id: UserId,
  { platformRole, deactivatedAt }: UpdateUserInput,
  { users }: IdentityRepositories,
): Promise<void> {
  const admins = await users.lockActiveAdmins();
  if (!admins.includes(actor.userId)) throw permissionDenied('user.update');
  const takesAway = deactivatedAt === 'now' || (platformRole !== undefined && platformRole !== 'admin');
  if (takesAway && admins.length === 1 && admins[0] === id) {
    throw new DomainError('last_admin', 'At least one active platform admin must remain.');
  }
}

/** Call it with the user locked: whoever relies on them as the remaining owner of an organization locks them, too. */
async function requireOtherOwners(id: UserId, members: MemberRepository): Promise<void> {
  const organizationId = await members.findOwnedAlone(id);
  if (organizationId === null) return;
  throw new DomainError(
    'last_owner',
    `The organization ${organizationId} must keep at least one active owner. Make another member an owner first.`,
  );
}
