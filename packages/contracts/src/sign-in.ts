import { z } from 'zod';
import { listOf } from './common.ts';
import { operation } from './operation.ts';

/** A way to sign in. */
export const IdentityProvider = z
  .strictObject({
    name: z.string().meta({ example: 'github' }),
    display_name: z.string().meta({ example: 'GitHub' }),
    kind: z.enum(['github', 'google', 'oidc', 'development']),
    login_url: z.url().meta({ description: 'The URL to send the browser to. You can add return_to.' }),
  })
  .meta({ id: 'IdentityProvider' });

export const IdentityProviderList = listOf(IdentityProvider, 'IdentityProviderList');

export const ReturnTo = z.string().min(1).max(512).optional().meta({
  description:
    'The path on the gateway to redirect to afterwards. Default: the console, or the API reference if there is no console.',
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
  description: 'The sign-in methods, in display order. All are on one page.',
  access: 'public',
  answer: { status: 200, schema: IdentityProviderList, description: 'The configured providers.' },
});

export const beginSignInOperation = operation({
  method: 'get',
  path: '/v1/auth/{provider}/login',
  operationId: 'beginSignIn',
  tag: 'Sign-in',
  summary: 'Start a sign-in',
  description: 'For browsers. Redirects to the identity provider, which redirects to the callback.',
  access: 'public',
  params: identityProviderParams,
  query: SignInQuery,
  answer: {
    status: 303,
    description: 'Redirects to the identity provider, with a cookie that is valid for ten minutes.',
  },
  errors: [404, 502],
  guarded: true,
});

export const completeSignInOperation = operation({
  method: 'get',
  path: '/v1/auth/{provider}/callback',
  operationId: 'completeSignIn',
  tag: 'Sign-in',
  summary: 'Complete a sign-in or account linking',
  description:
    'Identity providers redirect the browser here. Only the browser that started the sign-in is accepted, and only once.',
  access: 'public',
  params: identityProviderParams,
  query: SignInCallbackQuery,
  answer: { status: 303, description: 'Redirects to the return_to of the sign-in, with a session.' },
  errors: [404, 409, 502],
  guarded: true,
});

export const signInOperations = [
  listIdentityProvidersOperation,
  beginSignInOperation,
  completeSignInOperation,
];
