import { z } from 'zod';
import { Id } from './common.ts';
import { operation } from './operation.ts';

/** The scopes of a token. */
export const Scope = z
  .enum([
    'organizations:read',
    'organizations:write',
    'workspaces:read',
    'workspaces:write',
    'api-keys:read',
    'api-keys:write',
    'credentials:read',
    'credentials:write',
    'service-accounts:read',
    'service-accounts:write',
    'subscriptions:read',
    'subscriptions:write',
    'alerts:read',
    'alerts:write',
    'audit:read',
    'usage:read',
    'usage:write',
    'profile:read',
    'profile:write',
    'platform:read',
    'platform:write',
  ])
  .meta({ id: 'Scope' });

export const Scopes = z.array(Scope).min(1).max(Scope.options.length);

/** An access token and its refresh token. */
export const TokenPair = z
  .strictObject({
    access_token: z.string().meta({ description: 'For `Authorization: Bearer`.' }),
    token_type: z.literal('Bearer'),
    expires_in: z.number().int().meta({ description: 'Seconds.' }),
    refresh_token: z.string().meta({ description: 'Gets the next pair of tokens. Works once.' }),
    refresh_expires_in: z.number().int().meta({
      description: 'Seconds until the last possible refresh. A refresh does not extend this.',
    }),
    scope: z
      .string()
      .nullable()
      .meta({ description: 'Scopes, separated by spaces. Null: everything that you can do.' }),
  })
  .meta({ id: 'TokenPair' });

export const IssueTokens = z
  .strictObject({ scopes: Scopes.optional().meta({ description: 'Default: all your scopes.' }) })
  .meta({ id: 'IssueTokens' });

export const RefreshToken = z
  .strictObject({ refresh_token: z.string().min(1).max(4_096) })
  .meta({ id: 'RefreshToken' });

/** The answer to a revocation, also when there was nothing to revoke. */
export const RevokedTokens = z.strictObject({ revoked: z.literal(true) }).meta({ id: 'RevokedTokens' });

/** Ed25519 keys (RFC 8037) as a JSON Web Key Set (RFC 7517). */
export const JsonWebKeySet = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        kid: Id,
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
      }),
    ),
  })
  .meta({ id: 'JsonWebKeySet' });

export const issueTokensOperation = operation({
  method: 'post',
  path: '/v1/auth/token',
  operationId: 'issueTokens',
  tag: 'Tokens',
  summary: 'Issue tokens for a script',
  description:
    'Exchanges a session or a personal access token for tokens. The access token is valid for 15 minutes. The refresh token gets the next ' +
    'pair, for at most 30 days.',
  access: 'signed_in',
  body: IssueTokens,
  answer: { status: 200, schema: TokenPair, description: 'The tokens. They are shown only once.' },
  errors: [409],
  guarded: true,
});

export const refreshTokensOperation = operation({
  method: 'post',
  path: '/v1/auth/token/refresh',
  operationId: 'refreshTokens',
  tag: 'Tokens',
  summary: 'Refresh tokens',
  description:
    'Each refresh token works once. When one is used again, all tokens of the same grant are revoked.',
  access: 'public',
  body: RefreshToken,
  answer: { status: 200, schema: TokenPair, description: 'The new tokens. They are shown only once.' },
  guarded: true,
});

export const revokeTokensOperation = operation({
  method: 'post',
  path: '/v1/auth/token/revoke',
  operationId: 'revokeTokens',
  tag: 'Tokens',
  summary: 'Revoke tokens',
  description: 'Revokes the refresh token and all tokens of the same grant, including access tokens.',
  access: 'public',
  body: RefreshToken,
  answer: {
    status: 200,
    schema: RevokedTokens,
    description: 'The tokens no longer work, or never did (RFC 7009 §2.2).',
  },
  guarded: true,
});

export const getJsonWebKeySetOperation = operation({
  method: 'get',
  path: '/.well-known/jwks.json',
  operationId: 'getJsonWebKeySet',
  tag: 'Tokens',
  summary: 'Get the public keys of access tokens',
  description:
    'A key is published ten minutes before its first use and stays published until the last token it signed has expired.',
  access: 'public',
  answer: { status: 200, schema: JsonWebKeySet, description: 'A JSON Web Key Set (RFC 7517).' },
});

export const tokenOperations = [
  issueTokensOperation,
  refreshTokensOperation,
  revokeTokensOperation,
  getJsonWebKeySetOperation,
];
