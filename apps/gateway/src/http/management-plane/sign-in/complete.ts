import { SignInCallbackQuery } from '@weir/contracts';
import { completeSignIn } from '@weir/domain/identity';
import { authenticateCaller } from '../authenticate-caller.ts';
import { browserOf } from '../browser-of.ts';
import { endpoint } from '../endpoint.ts';
import { identityProviderParams } from '../path-params.ts';
import { setSessionCookie } from '../session-cookie.ts';
import { readSignInCookie } from '../sign-in-cookie.ts';

/** Several calls to the provider, each with a limit of its own. */
const TIMEOUT_MS = 15_000;

export const completeSignInEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/auth/{provider}/callback',
    operationId: 'completeSignIn',
    tag: 'Sign-in',
    summary: 'End a sign-in, or the linking of an account',
    description:
      'Where identity providers send the browser back to. Only the browser that began gets in, once.',
    access: 'public',
    params: identityProviderParams,
    query: SignInCallbackQuery,
    answer: { status: 303, description: 'To where the sign-in was begun from, with a session.' },
    errors: [404, 409, 502],
    guarded: true,
  },
  async ({ caller, params, query, context }, services) => {
    const { management } = services;
    const completed = await completeSignIn(
      caller,
      {
        provider: params.provider,
        state: query.state,
        code: query.code,
        error: query.error,
        issuer: query.iss,
        browserToken: readSignInCookie(context, management.cookies),
        browser: browserOf(context, management),
        signedIn: () => authenticateCaller(context, services),
      },
      management,
      AbortSignal.timeout(TIMEOUT_MS),
    );
    if (completed.kind === 'signed_in') {
      setSessionCookie(context, completed.token, completed.session.expiresAt, management.cookies);
    }
    return context.redirect(completed.returnTo, 303);
  },
);
