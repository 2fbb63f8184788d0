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
      description: 'The only one that the token opens; null for all of yours.',
    }),
    made_with: MadeWith.nullable().meta({
      description: 'With which it ends; null for one from before this was recorded.',
    }),
    created_at: Timestamp,
    expires_at: Timestamp,
    last_used_at: Timestamp.nullable().meta({ description: 'To within a minute.' }),
  })
  .meta({ id: 'PersonalAccessToken' });

export const PersonalAccessTokenList = listOf(PersonalAccessToken, 'PersonalAccessTokenList');

export const CreatePersonalAccessToken = z
  .strictObject({
    name: Name,
    scopes: Scopes,
    organization_id: Id.nullable().default(null).meta({
      description:
        'The only organization that the token shall open. Of your profile it then reads only what concerns that one.',
    }),
    expires_at: GivenTimestamp,
  })
  .meta({ id: 'CreatePersonalAccessToken' });

export const CreatedPersonalAccessToken = PersonalAccessToken.extend({
  token: z.string().meta({ description: 'Shown only this once.' }),
}).meta({ id: 'CreatedPersonalAccessToken' });

export const personalAccessTokenParams = z.object({ token_id: pathId<'personal-access-token'>() });

export const createPersonalAccessTokenOperation = operation({
  method: 'post',
  path: '/v1/users/me/tokens',
  operationId: 'createPersonalAccessToken',
  tag: 'Personal access tokens',
  summary: 'Create a personal access token',
  description:
    'At most 50, for at most 366 days. A token made with another token has at most its scopes and lifetime. A token of one organization makes none.',
  access: 'personal_access_token.create',
  body: CreatePersonalAccessToken,
  answer: {
    status: 201,
    schema: CreatedPersonalAccessToken,
    description: 'The new token. Its secret is shown only this once.',
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
    description: 'A page of tokens, newest first. Expired ones are shown for 30 days.',
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
    description: 'The token, and everything made through it, no longer works.',
  },
  errors: [404],
});

export const personalAccessTokenOperations = [
  createPersonalAccessTokenOperation,
  listPersonalAccessTokensOperation,
  revokePersonalAccessTokenOperation,
];
