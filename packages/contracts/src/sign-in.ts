import { z } from 'zod';
import { Id, listOf, Name, Timestamp } from './common.ts';

/** By what people can sign in. */
export const IdentityProvider = z
  .strictObject({
    name: z.string().meta({ example: 'github' }),
    display_name: z.string().meta({ example: 'GitHub' }),
    kind: z.enum(['github', 'google', 'oidc', 'development']),
    login_url: z.url().meta({ description: 'Where to send the browser; return_to may be added.' }),
  })
  .meta({ id: 'IdentityProvider' });

export const IdentityProviderList = listOf(IdentityProvider, 'IdentityProviderList');

const ReturnTo = z
  .string()
  .min(1)
  .max(512)
  .default('/docs')
  .meta({ description: 'A path of the gateway to go to afterwards.', example: '/docs' });

export const SignInQuery = z.strictObject({ return_to: ReturnTo });

export const DevSignInForm = z.object({ name: Name, return_to: ReturnTo });

const CallbackParameter = z.string().max(4_096).optional();

/** Providers add parameters of their own, which mean nothing to us. */
export const SignInCallbackQuery = z.object({
  state: CallbackParameter,
  code: CallbackParameter,
  error: CallbackParameter,
  iss: CallbackParameter.meta({ description: 'RFC 9207' }),
});

/** An account of a user at an identity provider. */
export const Identity = z
  .strictObject({
    id: Id,
    provider: z.string().meta({ example: 'github' }),
    subject: z.string().meta({ description: 'Who the user is to the provider.' }),
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
  .strictObject({ authorization_url: z.url().meta({ description: 'Where to send the browser.' }) })
  .meta({ id: 'IdentityLinkBegun' });
