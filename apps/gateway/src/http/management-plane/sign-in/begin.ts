import { SignInQuery } from '@weir/contracts';
import { beginSignIn } from '@weir/domain/identity';
import { endpoint } from '../endpoint.ts';
import { identityProviderParams } from '../path-params.ts';
import { readSignInCookie, setSignInCookie } from '../sign-in-cookie.ts';

export const beginSignInEndpoint = endpoint(
  {
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
  },
  async ({ caller, params, query, context }, { management }) => {
    const browserToken = readSignInCookie(context, management.cookies) ?? null;
    const begun = await beginSignIn(
      caller,
      { provider: params.provider, returnTo: query.return_to, browserToken },
      management,
    );
    setSignInCookie(context, begun.browserToken, begun.expiresAt, management.cookies);
    return context.redirect(begun.authorizationUrl.href, 303);
  },
);
