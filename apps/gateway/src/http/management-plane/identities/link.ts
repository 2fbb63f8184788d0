import { IdentityLinkBegun, LinkIdentity } from '@weir/contracts';
import { beginIdentityLink } from '@weir/domain/identity';
import { endpoint } from '../endpoint.ts';
import { readSignInCookie, setSignInCookie } from '../sign-in-cookie.ts';

export const linkIdentityEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/users/me/identities',
    operationId: 'linkIdentity',
    tag: 'Me',
    summary: 'Begin to link an account at an identity provider',
    description:
      'Send the browser to the address in the answer. The account is linked when it comes back, still signed in as you.',
    access: 'identity.link',
    body: LinkIdentity,
    answer: { status: 200, schema: IdentityLinkBegun, description: 'Where to go on, with a cookie.' },
    errors: [404, 502],
    guarded: true,
  },
  async ({ caller, body, context }, { management }) => {
    const browserToken = readSignInCookie(context, management.cookies) ?? null;
    const begun = await beginIdentityLink(
      caller,
      { provider: body.provider, returnTo: body.return_to, browserToken },
      management,
    );
    setSignInCookie(context, begun.browserToken, begun.expiresAt, management.cookies);
    return { authorization_url: begun.authorizationUrl.href };
  },
);
