import { z } from 'zod';
import { listOf } from './common.ts';
import { operation } from './operation.ts';

/** A way to sign in. */
export const IdentityProvider = z
  .strictObject({
    name: z.string().meta({ example: 'github' }),
    display_name: z.string().meta({ example: 'GitHub' }),
    kind: z.enum(['github', 'google', 'oidc', 'development']),
    login_url: z.url().meta({ description: 'Where to send the browser; return_to may be added.' }),
  })
  .meta({ id: 'IdentityProvider' });

export const IdentityProviderList = listOf(IdentityProvider, 'IdentityProviderList');

export const ReturnTo = z.string().min(1).max(512).optional().meta({
  description:
    'A path of the gateway to go to afterwards; by default the console, or else the API reference.',
  example: '/console/keys',
});

export const SignInQuery = z.strictObject({ return_to: ReturnTo });

const CallbackParameter = z.string().max(4_096).optional();

/** Providers add parameters of their own, which are ignored. */
export const SignInCallbackQuery = z.object({
  state: CallbackParameter,
  code: CallbackParameter,
  error: CallbackParameter,
  iss: CallbackParameter.meta({ description: 'RFC 9207' }),
});

const identityProviderParams = z.object({ provider: z.string().max(64) });

export const listIdentityProvidersOperation = operation({
  method: 'get',
  path: '/v1/auth/providers',
  operationId: 'listIdentityProviders',
  tag: 'Sign-in',
  summary: 'List the identity providers',
  description: 'The ways to sign in, in the order in which to show them. All are on one page.',
  access: 'public',
  answer: { status: 200, schema: IdentityProviderList, description: 'The configured providers.' },
});

export const beginSignInOperation = operation({
  method: 'get',
  path: '/v1/auth/{provider}/login',
  operationId: 'beginSignIn',
  tag: 'Sign-in',
  summary: 'Begin a sign-in',
  description: 'For browsers: goes to the identity provider, and from there to the callback.',
  access: 'public',
  params: identityProviderParams,
  query: SignInQuery,
  answer: { status: 303, description: 'To the identity provider, with a cookie of ten minutes.' },
  errors: [404, 502],
  guarded: true,
});

export const completeSignInOperation = operation({
  method: 'get',
  path: '/v1/auth/{provider}/callback',
  operationId: 'completeSignIn',
  tag: 'Sign-in',
  summary: 'End a sign-in, or the linking of an account',
  description:
    'Identity providers send the browser back here. Only the browser that began the sign-in is accepted, once.',
  access: 'public',
  params: identityProviderParams,
  query: SignInCallbackQuery,
  answer: { status: 303, description: 'To the return_to of the sign-in, with a session.' },
  errors: [404, 409, 502],
  guarded: true,
});

export const signInOperations = [
  listIdentityProvidersOperation,
  beginSignInOperation,
  completeSignInOperation,
];
