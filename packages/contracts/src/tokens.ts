import { z } from 'zod';
import { Id, listOf, Name, Timestamp } from './common.ts';

/** What a token can be limited to. */
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
    'audit:read',
    'profile:read',
    'profile:write',
    'platform:read',
    'platform:write',
  ])
  .meta({ id: 'Scope' });

const Scopes = z.array(Scope).min(1).max(Scope.options.length);

/** An access token and what renews it. */
export const TokenPair = z
  .strictObject({
    access_token: z.string().meta({ description: 'For `Authorization: Bearer`.' }),
    token_type: z.literal('Bearer'),
    expires_in: z.number().int().meta({ description: 'Seconds.' }),
    refresh_token: z.string().meta({ description: 'Good for the next pair, once.' }),
    refresh_expires_in: z.number().int().meta({
      description: 'Seconds until nothing can be refreshed any more; refreshing does not prolong it.',
    }),
    scope: z
      .string()
      .nullable()
      .meta({ description: 'Scopes with a space between them; null for everything that you may do.' }),
  })
  .meta({ id: 'TokenPair' });

export const IssueTokens = z
  .strictObject({ scopes: Scopes.optional().meta({ description: 'Absent: as many as you have.' }) })
  .meta({ id: 'IssueTokens' });

export const RefreshToken = z
  .strictObject({ refresh_token: z.string().min(1).max(4_096) })
  .meta({ id: 'RefreshToken' });

/** The answer to a revocation, whether or not there was anything to revoke. */
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

export const PersonalAccessToken = z
  .strictObject({
    id: Id,
    name: z.string(),
    last_four: z.string().meta({ description: 'The last characters of the token.' }),
    scopes: z.array(Scope),
    created_at: Timestamp,
    expires_at: Timestamp,
    last_used_at: Timestamp.nullable().meta({ description: 'To the minute.' }),
  })
  .meta({ id: 'PersonalAccessToken' });

export const PersonalAccessTokenList = listOf(PersonalAccessToken, 'PersonalAccessTokenList');

export const CreatePersonalAccessToken = z
  .strictObject({
    name: Name,
    scopes: Scopes,
    expires_at: Timestamp.optional(),
    expires_in_days: z.number().int().min(1).max(366).optional(),
  })
  .refine((body) => (body.expires_at === undefined) !== (body.expires_in_days === undefined), {
    path: ['expires_at'],
    message: 'send either expires_at or expires_in_days',
  })
  .meta({ id: 'CreatePersonalAccessToken' });

export const CreatedPersonalAccessToken = PersonalAccessToken.extend({
  token: z.string().meta({ description: 'Shown this once only.' }),
}).meta({ id: 'CreatedPersonalAccessToken' });
