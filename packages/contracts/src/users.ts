import { DENSITIES, LANGUAGES, THEMES } from '@weir/domain/identity';
import { z } from 'zod';
import { Id, Name, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { OrganizationRole } from './organization-role.ts';

export const PlatformRole = z.enum(['admin', 'admin_readonly', 'user']).meta({
  id: 'PlatformRole',
  description: 'The role on the platform, in addition to roles in organizations.',
});

const userFields = {
  id: Id,
  display_name: z.string(),
  email: z.string().nullable().meta({ example: 'alex@example.com' }),
  email_verified: z.boolean(),
  platform_role: PlatformRole,
  created_at: Timestamp,
  last_signed_in_at: Timestamp.nullable(),
  deactivated_at: Timestamp.nullable(),
};

export const User = z.strictObject(userFields).meta({ id: 'User' });

/** A user and the organizations they are a member of. */
export const UserProfile = z
  .strictObject({
    ...userFields,
    organizations: z
      .array(z.strictObject({ id: Id, name: z.string(), role: OrganizationRole }))
      .meta({ description: 'At most the 100 newest.' }),
  })
  .meta({ id: 'UserProfile' });

const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be a time zone of the IANA database')
  .meta({ example: 'Europe/Berlin' });

const preferences = {
  language: z
    .enum(LANGUAGES)
    .nullable()
    .meta({ description: 'A BCP 47 language tag. Null: the language of the browser.' }),
  time_zone: TimeZone.nullable().meta({ description: 'Null: the time zone of the browser.' }),
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
};

export const Preferences = z
  .strictObject(preferences)
  .meta({ id: 'Preferences', description: 'Display preferences of a user in the console.' });

/** One's own profile. */
export const MyProfile = UserProfile.extend({ preferences: Preferences }).meta({ id: 'MyProfile' });

/** Absent is unchanged. */
export const UpdateProfile = z
  .strictObject({ display_name: Name, preferences: z.strictObject(preferences).partial() })
  .partial()
  .meta({ id: 'UpdateProfile' });

export const getMeOperation = operation({
  method: 'get',
  path: '/v1/users/me',
  operationId: 'getMe',
  tag: 'Me',
  summary: 'Get your profile, organizations and preferences',
  access: 'profile.read',
  answer: { status: 200, schema: MyProfile, description: 'Your profile.' },
});

export const updateMeOperation = operation({
  method: 'patch',
  path: '/v1/users/me',
  operationId: 'updateMe',
  tag: 'Me',
  summary: 'Update your display name and preferences',
  access: 'profile.update',
  body: UpdateProfile,
  answer: { status: 200, schema: MyProfile, description: 'The updated profile.' },
});

export const userOperations = [getMeOperation, updateMeOperation];

/** Offsets such as `+01:00` are none. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
