import { z } from 'zod';
import { Deactivation, listOf, Name, PageQuery } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';
import { PersonalAccessTokenList, personalAccessTokenParams } from './personal-access-tokens.ts';
import { TokenFamilyList, tokenFamilyParams } from './token-families.ts';
import { PlatformRole, User, UserProfile } from './users.ts';

export const UserList = listOf(User, 'UserList');

/** Absent is unchanged. */
export const UpdateUser = z
  .strictObject({
    platform_role: PlatformRole.optional(),
    deactivated_at: Deactivation.optional().meta({
      description:
        '`now` ends the user’s sessions and tokens and disables their API keys. Set null to reactivate the user.',
    }),
  })
  .meta({ id: 'UpdateUser' });

export const UserQuery = PageQuery.extend({
  q: Name.optional().meta({
    description: 'Start of the display name or email address. Case-insensitive.',
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
  summary: "Update a user's platform role, or deactivate the user",
  description:
    'The last active platform admin and the last active owner of an organization cannot be deactivated.',
  access: 'user.update',
  params: userParams,
  body: UpdateUser,
  answer: { status: 200, schema: UserProfile, description: 'The updated user.' },
  errors: [404, 409],
});

export const listUserTokenFamiliesOperation = operation({
  method: 'get',
  path: '/v1/admin/users/{user_id}/token-families',
  operationId: 'listUserTokenFamilies',
  tag: 'Platform users',
  summary: "List a user's token families",
  access: 'user.tokens.read',
  params: userParams,
  query: PageQuery,
  answer: {
    status: 200,
    schema: TokenFamilyList,
    description: 'A page of families that have not expired, newest first. Includes revoked ones.',
  },
  errors: [404],
});

export const revokeUserTokenFamilyOperation = operation({
  method: 'delete',
  path: '/v1/admin/users/{user_id}/token-families/{family_id}',
  operationId: 'revokeUserTokenFamily',
  tag: 'Platform users',
  summary: "Revoke a user's token family",
  access: 'user.tokens.revoke',
  params: userParams.extend(tokenFamilyParams.shape),
  answer: {
    status: 204,
    description: 'The family is revoked. Its tokens, and all credentials created with them, no longer work.',
  },
  errors: [404],
});

export const listUserPersonalAccessTokensOperation = operation({
  method: 'get',
  path: '/v1/admin/users/{user_id}/tokens',
  operationId: 'listUserPersonalAccessTokens',
  tag: 'Platform users',
  summary: "List a user's personal access tokens",
  access: 'user.tokens.read',
  params: userParams,
  query: PageQuery,
  answer: { status: 200, schema: PersonalAccessTokenList, description: 'A page of tokens, newest first.' },
  errors: [404],
});

export const revokeUserPersonalAccessTokenOperation = operation({
  method: 'delete',
  path: '/v1/admin/users/{user_id}/tokens/{token_id}',
  operationId: 'revokeUserPersonalAccessToken',
  tag: 'Platform users',
  summary: "Revoke a user's personal access token",
  access: 'user.tokens.revoke',
  params: userParams.extend(personalAccessTokenParams.shape),
  answer: {
    status: 204,
    description: 'The token is revoked. The token, and all credentials created with it, no longer work.',
  },
  errors: [404],
});

export const adminUserOperations = [
  listUsersOperation,
  getUserOperation,
  updateUserOperation,
  listUserTokenFamiliesOperation,
  revokeUserTokenFamilyOperation,
  listUserPersonalAccessTokensOperation,
  revokeUserPersonalAccessTokenOperation,
];
