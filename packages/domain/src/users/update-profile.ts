import type { IdentityRepositories } from '../identity/ports.ts';
import type { User } from '../identity/user.ts';
import type { UserPreferences } from '../identity/user-preferences.ts';
import type { UserCaller } from '../kernel/actor.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { readProfile } from './read-profile.ts';
import type { UserProfile } from './user-profile.ts';

/** Absent is unchanged. */
export interface UpdateProfileInput {
  readonly displayName?: string | undefined;
  readonly preferences?: { readonly [Name in keyof UserPreferences]?: UserPreferences[Name] | undefined };
}

/** Throws DomainError `scope_missing`. */
export function updateProfile(
  caller: UserCaller,
  input: UpdateProfileInput,
  ports: ManagementPorts<IdentityRepositories>,
): Promise<UserProfile> {
  return writeToPlatform(caller, 'profile.update', ports, async (repositories) => {
    const { userId } = caller.actor;
    const user = await repositories.users.findForUpdate(userId);
    if (user === null) throw notFound('user');
    const { displayName = user.displayName, preferences = {} } = input;
    const given = Object.entries(preferences).filter(([, value]) => value !== undefined);
    const updated: User = {
      ...user,
      displayName,
      preferences: { ...user.preferences, ...Object.fromEntries(given) },
    };
    await repositories.users.update(updated);
    return {
      result: await readProfile(userId, repositories),
      target: { kind: 'user', id: userId },
      changedFields: [
        ...changedFields(user, { displayName }),
        ...changedFields(user.preferences, preferences).map((name) => `preferences.${name}`),
      ],
    };
  });
}
