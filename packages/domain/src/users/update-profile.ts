import type { UserCaller } from '../kernel/index.ts';
import { changedFields, type ManagementPorts, notFound, writeToPlatform } from '../management/index.ts';
import { readProfile, type UserProfile } from './user-profile.ts';

/** Absent is unchanged. */
export interface UpdateProfileInput {
  readonly displayName?: string | undefined;
}

/** Throws DomainError `scope_missing`. */
export function updateProfile(
  caller: UserCaller,
  input: UpdateProfileInput,
  ports: ManagementPorts,
): Promise<UserProfile> {
  return writeToPlatform(caller, 'profile.update', ports, async (repositories) => {
    const { userId } = caller.actor;
    const user = await repositories.users.findForUpdate(userId);
    if (user === null) throw notFound('user');
    await repositories.users.update({ ...user, displayName: input.displayName ?? user.displayName });
    return {
      result: await readProfile(userId, repositories),
      target: { kind: 'user', id: userId },
      changedFields: changedFields(user, input),
    };
  });
}
