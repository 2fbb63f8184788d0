import { SignInQuery } from '@weir/contracts';
import { parseReturnTo } from '@weir/domain/identity';
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { DEV_SIGN_IN_POLICY, devSignInPage } from './page.ts';
import { requireLoopback } from './require-loopback.ts';

export const showDevSignInEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/auth/dev/login',
    operationId: 'showDevSignIn',
    tag: 'Sign-in',
    summary: 'Show the development sign-in',
    description: 'There is one with DEV_LOGIN=1 only, for browsers on the same machine.',
    access: 'public',
    query: SignInQuery,
    answer: { status: 200, schema: z.string(), contentType: 'text/html', description: 'A form.' },
  },
  async ({ query, context }) => {
    requireLoopback(context.env);
    const page = devSignInPage(parseReturnTo(query.return_to));
    return context.html(page, 200, {
      'content-security-policy': DEV_SIGN_IN_POLICY,
      // With none at all browsers would send the form with `Origin: null`.
      'referrer-policy': 'same-origin',
    });
  },
);
