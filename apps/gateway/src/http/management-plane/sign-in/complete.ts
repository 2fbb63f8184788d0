import { completeSignInOperation } from '@weir/contracts/sign-in';
import { completeSignIn } from '@weir/domain/identity';
import { authenticateCaller } from '../authenticate-caller.ts';
import { browserOf } from '../browser-of.ts';
import { handle } from '../endpoint.ts';
import { setSessionCookie } from '../session-cookie.ts';
import { readSignInCookie } from '../sign-in-cookie.ts';

/** Covers several calls to the provider, each with its own limit. */
const TIMEOUT_MS = 15_000;

export const completeSignInEndpoint = handle(
  completeSignInOperation,
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
