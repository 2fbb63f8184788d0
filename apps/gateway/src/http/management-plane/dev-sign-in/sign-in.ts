import { DevSignInForm, signInForDevelopmentOperation } from '@weir/contracts/dev-sign-in';
import { parseReturnTo, signInForDevelopment } from '@weir/domain/identity';
import { DomainError } from '@weir/domain/kernel';
import { browserOf } from '../browser-of.ts';
import { handle } from '../endpoint.ts';
import { setSessionCookie } from '../session-cookie.ts';
import { readForm } from './read-form.ts';
import { requireLoopback } from './require-loopback.ts';

export const devSignInEndpoint = handle(
  signInForDevelopmentOperation,
  async ({ caller, context }, { management }) => {
    requireLoopback(context.env);
    const form = DevSignInForm.safeParse(await readForm(context.env.incoming));
    if (!form.success) {
      const param = String(form.error.issues[0]!.path[0] ?? '');
      throw new DomainError('invalid_parameter', `${param}: ${form.error.issues[0]!.message}`, { param });
    }
    const returnTo = parseReturnTo(form.data.return_to ?? management.startPath);
    const browser = browserOf(context, management);
    const { session, token } = await signInForDevelopment(caller, form.data.name, browser, management);
    setSessionCookie(context, token, session.expiresAt, management.cookies);
    return context.redirect(returnTo, 303);
  },
);
