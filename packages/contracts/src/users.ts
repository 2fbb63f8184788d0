import { z } from 'zod';
import { Id, listOf, Name, PageQuery, Timestamp } from './common.ts';
import { OrganizationRole } from './organizations.ts';

export const PlatformRole = z.enum(['admin', 'admin_readonly', 'user']).meta({
  id: 'PlatformRole',
  description: 'What somebody may do on the platform as a whole; roles in organizations come on top.',
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

export const UserList = listOf(User, 'UserList');

/** A user and the organizations they are a member of. */
export const UserProfile = z
  .strictObject({
    ...userFields,
    organizations: z
      .array(z.strictObject({ id: Id, name: z.string(), role: OrganizationRole }))
      .meta({ description: 'The newest hundred at most.' }),
  })
  .meta({ id: 'UserProfile' });

/** Absent is unchanged. */
export const UpdateProfile = z.strictObject({ display_name: Name.optional() }).meta({ id: 'UpdateProfile' });

/** Absent is unchanged. */
export const UpdateUser = z
  .strictObject({
    platform_role: PlatformRole.optional(),
    deactivated: z
      .boolean()
      .optional()
      .meta({ description: 'Ends sessions and tokens; API keys work again once it is false again.' }),
  })
  .meta({ id: 'UpdateUser' });

export const UserQuery = PageQuery.extend({
  search: Name.optional().meta({
    description: 'How the display name or the e-mail address begins, in whichever case.',
    example: 'alex',
  }),
  platform_role: PlatformRole.optional(),
});
