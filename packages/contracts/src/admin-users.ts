import { z } from 'zod';
import { listOf, Name, PageQuery } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';
import { PlatformRole, User, UserProfile } from './users.ts';

export const UserList = listOf(User, 'UserList');

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
    description: 'The beginning of the display name or e-mail address, in any case.',
    example: 'alex',
  }),
  platform_role: PlatformRole.optional(),
});

const userParams = z.object({ user_id: pathId<'user'>() });

export const listUsersOperation = operation({
  method: 'get',
  path: '/v1/admin/users',
  operationId: 'listUsers',
  tag: 'Platform users',
  summary: 'List and search the users of the platform',
  access: 'user.list',
  query: UserQuery,
  answer: { status: 200, schema: UserList, description: 'A page of users, newest first.' },
});

export const getUserOperation = operation({
  method: 'get',
  path: '/v1/admin/users/{user_id}',
  operationId: 'getUser',
  tag: 'Platform users',
  summary: 'Get a user, with their organizations',
  access: 'user.read',
  params: userParams,
  answer: { status: 200, schema: UserProfile, description: 'The user.' },
  errors: [404],
});

export const updateUserOperation = operation({
  method: 'patch',
  path: '/v1/admin/users/{user_id}',
  operationId: 'updateUser',
  tag: 'Platform users',
  summary: "Change a user's platform role, or deactivate them",
  description: 'The last active platform admin, and the last active owner of an organization, stay active.',
  access: 'user.update',
  params: userParams,
  body: UpdateUser,
  answer: { status: 200, schema: UserProfile, description: 'The changed user.' },
  errors: [404, 409],
});

export const adminUserOperations = [listUsersOperation, getUserOperation, updateUserOperation];
