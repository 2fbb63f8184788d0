import { linkIdentityOperation } from '@weir/contracts/identities';
import { beginIdentityLink } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';
import { readSignInCookie, setSignInCookie } from '../sign-in-cookie.ts';

export const linkIdentityEndpoint = handle(
  linkIdentityOperation,
  async ({ caller, body, context }, { management }) => {
    const browserToken = readSignInCookie(context, management.cookies) ?? null;
    const begun = await beginIdentityLink(
      caller,
      { provider: body.provider, returnTo: body.return_to ?? management.startPath, browserToken },
      management,
    );
    setSignInCookie(context, begun.browserToken, begun.expiresAt, management.cookies);
    return { authorization_url: begun.authorizationUrl.href };
  },
);
