import { SetupQuery } from '@weir/contracts';
import { followSetupLink } from '@weir/domain/identity';
import { browserOf } from '../browser-of.ts';
import { endpoint } from '../endpoint.ts';
import { setSessionCookie } from '../session-cookie.ts';

export const followSetupLinkEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/auth/setup',
    operationId: 'followSetupLink',
    tag: 'Sign-in',
    summary: 'Sign in by a set-up link',
    description:
      'For browsers: signs in the set-up administrator, a platform admin, by a link that is good once, for an hour.',
    access: 'public',
    query: SetupQuery,
    answer: { status: 303, description: 'To /docs, with a session.' },
    guarded: true,
  },
  async ({ caller, query, context }, { management }) => {
    // What looks at links before people do, as mail and chat programs do, must not use it up.
    if (context.env.incoming.method === 'HEAD') return context.body(null, 204);
    const browser = browserOf(context, management);
    const { session, token } = await followSetupLink(caller, query.token, browser, management);
    setSessionCookie(context, token, session.expiresAt, management.cookies);
    return context.redirect('/docs', 303);
  },
);
