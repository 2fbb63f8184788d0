import { followSetupLinkOperation } from '@weir/contracts/setup';
import { followSetupLink } from '@weir/domain/identity';
import { browserOf } from '../browser-of.ts';
import { handle } from '../endpoint.ts';
import { setSessionCookie } from '../session-cookie.ts';

export const followSetupLinkEndpoint = handle(
  followSetupLinkOperation,
  async ({ caller, query, context }, { management }) => {
    // Mail and chat programs open links before people do; this must not use the link up.
    if (context.env.incoming.method === 'HEAD') return context.body(null, 204);
    const browser = browserOf(context, management);
    const { session, token } = await followSetupLink(caller, query.token, browser, management);
    setSessionCookie(context, token, session.expiresAt, management.cookies);
    return context.redirect(management.startPath, 303);
  },
);
