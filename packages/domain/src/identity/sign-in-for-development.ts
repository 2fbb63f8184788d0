import type { Caller } from '../kernel/actor.ts';
import { toProfile } from './profile.ts';
import type { Session } from './session.ts';
import { signInAccount } from './sign-in-account.ts';
import { recordingFailure } from './sign-in-failure.ts';
import type { SignInPorts } from './sign-in-ports.ts';
import type { StartSessionInput } from './start-session.ts';

/** Trusts every name. */
const PROVIDER = { name: 'dev', issuer: 'dev' };

/**
 * Signs in as the named user without any proof: for development, where no identity provider exists. Names that differ
 * only in case are the same user.
 *
 * @param name an e-mail address, which counts as verified, or a name, whose address is then `name@localhost`
 * @throws DomainError `sign_in_failed` for a name with control characters, `account_deactivated`
 */
export function signInForDevelopment(
  caller: Caller,
  name: string,
  browser: Pick<StartSessionInput, 'userAgent' | 'replaces'>,
  ports: SignInPorts,
): Promise<{ readonly session: Session; readonly token: string }> {
  return recordingFailure(caller, 'sign_in', null, PROVIDER, ports, async () => {
    const account = name.toLowerCase();
    const profile = toProfile({
      subject: account,
      displayName: name,
      email: account.includes('@') ? account : `${account.replaceAll(/\s+/g, '.')}@localhost`,
      emailVerified: true,
      groups: [],
    });
    return signInAccount(caller, PROVIDER, profile, browser, ports);
  });
}
