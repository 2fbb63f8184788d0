import { beginSignInOperation } from '@weir/contracts/sign-in';
import { beginSignIn } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';
import { readSignInCookie, setSignInCookie } from '../sign-in-cookie.ts';

export const beginSignInEndpoint = handle(
  beginSignInOperation,
  async ({ caller, params, query, context }, { management }) => {
    const browserToken = readSignInCookie(context, management.cookies) ?? null;
    const begun = await beginSignIn(
      caller,
      { provider: params.provider, returnTo: query.return_to ?? management.startPath, browserToken },
      management,
    );
    setSignInCookie(context, begun.browserToken, begun.expiresAt, management.cookies);
    return context.redirect(begun.authorizationUrl.href, 303);
  },
);
