import { z } from 'zod';
import { Id, listOf, PageQuery, Timestamp } from './common.ts';
import { MadeWith } from './made-with.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';
import { Scope } from './tokens.ts';

/** All access and refresh tokens of one grant. */
export const TokenFamily = z
  .strictObject({
    id: Id,
    scopes: z.array(Scope).nullable().meta({ description: 'Null: everything that the user can do.' }),
    organization_id: Id.nullable().meta({
      description: 'The only organization that its tokens can access. Null: all your organizations.',
    }),
    made_with: MadeWith.nullable().meta({
      description:
        'The session or token that created it. It ends together with that one. Null if it is older than this field.',
    }),
    created_at: Timestamp,
    expires_at: Timestamp.meta({
      description: 'When the family expires, no matter how often its tokens are refreshed.',
    }),
    revoked_at: Timestamp.nullable(),
  })
  .meta({ id: 'TokenFamily' });

export const TokenFamilyList = listOf(TokenFamily, 'TokenFamilyList');

export const tokenFamilyParams = z.object({ family_id: pathId<'token-family'>() });

export const listTokenFamiliesOperation = operation({
  method: 'get',
  path: '/v1/users/me/token-families',
  operationId: 'listTokenFamilies',
  tag: 'Tokens',
  summary: 'List your token families',
  description: 'A token family is all tokens that descend from one `POST /v1/auth/token`.',
  access: 'token_family.list',
  query: PageQuery,
  answer: {
    status: 200,
    schema: TokenFamilyList,
    description: 'A page of families that have not expired, newest first. Includes revoked ones.',
  },
});

export const revokeTokenFamilyOperation = operation({
  method: 'delete',
  path: '/v1/users/me/token-families/{family_id}',
  operationId: 'revokeTokenFamily',
  tag: 'Tokens',
  summary: 'Revoke a token family',
  access: 'token_family.revoke',
  params: tokenFamilyParams,
  answer: {
    status: 204,
    description: 'The family is revoked. Its tokens, and all credentials created with them, no longer work.',
  },
  errors: [404],
});

export const tokenFamilyOperations = [listTokenFamiliesOperation, revokeTokenFamilyOperation];
