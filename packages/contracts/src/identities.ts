import { z } from 'zod';
import { Id, listOf, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';
import { ReturnTo } from './sign-in.ts';

/** An account of a user at an identity provider. */
export const Identity = z
  .strictObject({
    id: Id,
    provider: z.string().meta({ example: 'github' }),
    subject: z.string().meta({ description: 'The user’s id at the provider.' }),
    email: z.string().nullable(),
    email_verified: z.boolean(),
    created_at: Timestamp,
    last_used_at: Timestamp.nullable(),
  })
  .meta({ id: 'Identity' });

export const IdentityList = listOf(Identity, 'IdentityList');

export const LinkIdentity = z
  .strictObject({ provider: z.string().min(1).max(64), return_to: ReturnTo })
  .meta({ id: 'LinkIdentity' });

export const IdentityLinkBegun = z
  .strictObject({ authorization_url: z.url().meta({ description: 'The URL to send the browser to.' }) })
  .meta({ id: 'IdentityLinkBegun' });

const identityParams = z.object({ identity_id: pathId<'identity'>() });

export const linkIdentityOperation = operation({
  method: 'post',
  path: '/v1/users/me/identities',
  operationId: 'linkIdentity',
  tag: 'Me',
  summary: 'Start linking an identity provider account',
  description:
    'Send the browser to the URL in the response. The account is linked when the browser returns and you are still signed in.',
  access: 'identity.link',
  body: LinkIdentity,
  answer: {
    status: 202,
    schema: IdentityLinkBegun,
    description: 'The URL to send the browser to, and a cookie. The account is not linked yet.',
  },
  errors: [404, 502],
  guarded: true,
});

export const listIdentitiesOperation = operation({
  method: 'get',
  path: '/v1/users/me/identities',
  operationId: 'listIdentities',
  tag: 'Me',
  summary: 'List your linked accounts',
  access: 'identity.list',
  query: PageQuery,
  answer: { status: 200, schema: IdentityList, description: 'A page of accounts, newest first.' },
});

export const unlinkIdentityOperation = operation({
  method: 'delete',
  path: '/v1/users/me/identities/{identity_id}',
  operationId: 'unlinkIdentity',
  tag: 'Me',
  summary: 'Unlink an account',
  access: 'identity.unlink',
  params: identityParams,
  answer: { status: 204, description: 'The account is unlinked and can no longer be used to sign in.' },
  errors: [404, 409],
});

export const identityOperations = [linkIdentityOperation, listIdentitiesOperation, unlinkIdentityOperation];
