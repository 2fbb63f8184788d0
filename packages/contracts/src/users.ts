import { z } from 'zod';
import { Id, Name, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { OrganizationRole } from './organization-role.ts';

export const PlatformRole = z.enum(['admin', 'admin_readonly', 'user']).meta({
  id: 'PlatformRole',
  description: 'The role on the whole platform, in addition to roles in organizations.',
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
      .meta({ description: 'At most the newest hundred.' }),
  })
  .meta({ id: 'UserProfile' });

/** Absent is unchanged. */
export const UpdateProfile = z.strictObject({ display_name: Name.optional() }).meta({ id: 'UpdateProfile' });

export const getMeOperation = operation({
  method: 'get',
  path: '/v1/users/me',
  operationId: 'getMe',
  tag: 'Me',
  summary: 'Get your profile and organizations',
  access: 'profile.read',
  answer: { status: 200, schema: UserProfile, description: 'Your profile.' },
});

export const updateMeOperation = operation({
  method: 'patch',
  path: '/v1/users/me',
  operationId: 'updateMe',
  tag: 'Me',
  summary: 'Change your display name',
  access: 'profile.update',
  body: UpdateProfile,
  answer: { status: 200, schema: UserProfile, description: 'The changed profile.' },
});

export const userOperations = [getMeOperation, updateMeOperation];
