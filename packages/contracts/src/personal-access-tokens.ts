import { z } from 'zod';
import { GivenTimestamp, Id, listOf, Name, PageQuery, Timestamp } from './common.ts';
import { MadeWith } from './made-with.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';
import { Scope, Scopes } from './tokens.ts';

export const PersonalAccessToken = z
  .strictObject({
    id: Id,
    name: z.string(),
    last_four: z.string().meta({ description: 'The last characters of the token.' }),
    scopes: z.array(Scope),
    organization_id: Id.nullable().meta({
      description: 'The only organization that the token can access. Null: all your organizations.',
    }),
    made_with: MadeWith.nullable().meta({
      description:
        'The session or token that created it. It ends together with that one. Null if it is older than this field.',
    }),
    created_at: Timestamp,
    expires_at: Timestamp,
    last_used_at: Timestamp.nullable().meta({ description: 'Accurate to a minute.' }),
  })
  .meta({ id: 'PersonalAccessToken' });

export const PersonalAccessTokenList = listOf(PersonalAccessToken, 'PersonalAccessTokenList');

export const CreatePersonalAccessToken = z
  .strictObject({
    name: Name,
    scopes: Scopes,
    organization_id: Id.nullable().default(null).meta({
      description:
        'Restricts the token to one organization. The token then reads only the part of your profile that concerns it.',
    }),
    expires_at: GivenTimestamp,
  })
  .meta({ id: 'CreatePersonalAccessToken' });

export const CreatedPersonalAccessToken = PersonalAccessToken.extend({
  token: z.string().meta({ description: 'Shown only once.' }),
}).meta({ id: 'CreatedPersonalAccessToken' });

export const personalAccessTokenParams = z.object({ token_id: pathId<'personal-access-token'>() });

export const createPersonalAccessTokenOperation = operation({
  method: 'post',
  path: '/v1/users/me/tokens',
  operationId: 'createPersonalAccessToken',
  tag: 'Personal access tokens',
  summary: 'Create a personal access token',
  description:
    'At most 50 tokens, each valid for at most 366 days. A token created with another token has at most the same scopes and lifetime. A token that is restricted to one organization cannot create tokens.',
  access: 'personal_access_token.create',
  body: CreatePersonalAccessToken,
  answer: {
    status: 201,
    schema: CreatedPersonalAccessToken,
    description: 'The new token. Its secret is shown only once.',
  },
  errors: [404, 409],
});

export const listPersonalAccessTokensOperation = operation({
  method: 'get',
  path: '/v1/users/me/tokens',
  operationId: 'listPersonalAccessTokens',
  tag: 'Personal access tokens',
  summary: 'List your personal access tokens',
  access: 'personal_access_token.list',
  query: PageQuery,
  answer: {
    status: 200,
    schema: PersonalAccessTokenList,
    description: 'A page of tokens, newest first. Expired tokens are listed for 30 days.',
  },
});

export const revokePersonalAccessTokenOperation = operation({
  method: 'delete',
  path: '/v1/users/me/tokens/{token_id}',
  operationId: 'revokePersonalAccessToken',
  tag: 'Personal access tokens',
  summary: 'Revoke a personal access token',
  access: 'personal_access_token.revoke',
  params: personalAccessTokenParams,
  answer: {
    status: 204,
    description: 'The token is revoked. The token, and all credentials created with it, no longer work.',
  },
  errors: [404],
});

export const personalAccessTokenOperations = [
  createPersonalAccessTokenOperation,
  listPersonalAccessTokensOperation,
  revokePersonalAccessTokenOperation,
];
