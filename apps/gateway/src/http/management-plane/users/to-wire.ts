import type {
  MyProfile as MyProfileContract,
  User as UserContract,
  UserProfile as UserProfileContract,
} from '@weir/contracts/users';
import type { User } from '@weir/domain/identity';
import type { UserProfile } from '@weir/domain/users';
import type { z } from 'zod';

export function toUserWire(user: User): z.input<typeof UserContract> {
  return {
    id: user.id,
    display_name: user.displayName,
    email: user.email,
    email_verified: user.emailVerified,
    platform_role: user.platformRole,
    created_at: user.createdAt.toISOString(),
    last_signed_in_at: user.lastSignedInAt?.toISOString() ?? null,
    deactivated_at: user.deactivatedAt?.toISOString() ?? null,
  };
}

export function toMyProfileWire(profile: UserProfile): z.input<typeof MyProfileContract> {
  const { language, timeZone, theme, density } = profile.user.preferences;
  return {
    ...toUserProfileWire(profile),
    preferences: { language, time_zone: timeZone, theme, density },
  };
}

export function toUserProfileWire({ user, memberships }: UserProfile): z.input<typeof UserProfileContract> {
  return {
    ...toUserWire(user),
    organizations: memberships.map(({ organizationId, organizationName, role }) => ({
      id: organizationId,
      name: organizationName,
      role,
    })),
  };
}
