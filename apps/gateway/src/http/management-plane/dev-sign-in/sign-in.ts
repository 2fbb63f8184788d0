import { DevSignInForm } from '@weir/contracts';
import { parseReturnTo, signInForDevelopment } from '@weir/domain/identity';
import { DomainError } from '@weir/domain/kernel';
import { browserOf } from '../browser-of.ts';
import { endpoint } from '../endpoint.ts';
import { setSessionCookie } from '../session-cookie.ts';
import { readForm } from './read-form.ts';
import { requireLoopback } from './require-loopback.ts';

export const devSignInEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/auth/dev/login',
    operationId: 'signInForDevelopment',
    tag: 'Sign-in',
    summary: 'Sign in as anybody, for development',
    description:
      'With DEV_LOGIN=1 only, for browsers on the same machine. Takes a form (application/x-www-form-urlencoded) with ' +
      '`name`, a name or an e-mail address, and `return_to`.',
    access: 'public',
    answer: { status: 303, description: 'To return_to, with a session.' },
    errors: [413, 415],
    guarded: true,
  },
  async ({ caller, context }, { management }) => {
    requireLoopback(context.env);
    const form = DevSignInForm.safeParse(await readForm(context.env.incoming));
    if (!form.success) {
      const param = String(form.error.issues[0]!.path[0] ?? '');
      throw new DomainError('invalid_parameter', `${param}: ${form.error.issues[0]!.message}`, { param });
    }
    const returnTo = parseReturnTo(form.data.return_to);
    const browser = browserOf(context, management);
    const { session, token } = await signInForDevelopment(caller, form.data.name, browser, management);
    setSessionCookie(context, token, session.expiresAt, management.cookies);
    return context.redirect(returnTo, 303);
  },
);
