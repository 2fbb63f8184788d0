import { showDevSignInOperation } from '@weir/contracts/dev-sign-in';
import { parseReturnTo } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';
import { DEV_SIGN_IN_POLICY, devSignInPage } from './page.ts';
import { requireLoopback } from './require-loopback.ts';

export const showDevSignInEndpoint = handle(
  showDevSignInOperation,
  async ({ query, context }, { management }) => {
    requireLoopback(context.env);
    const page = devSignInPage(parseReturnTo(query.return_to ?? management.startPath));
    return context.html(page, 200, {
      'content-security-policy': DEV_SIGN_IN_POLICY,
      // Without any referrer, browsers would send the form with `Origin: null`.
      'referrer-policy': 'same-origin',
    });
  },
);
