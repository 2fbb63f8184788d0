import type { Caller } from '../kernel/actor.ts';
import { findProvider } from './list-identity-providers.ts';
import { newAttempt, toBegunSignIn } from './new-sign-in-attempt.ts';
import { parseReturnTo } from './return-to.ts';
import type { BeginSignInInput, BegunSignIn } from './sign-in-attempt.ts';
import { recordingFailure } from './sign-in-failure.ts';
import type { SignInPorts } from './sign-in-ports.ts';

/**
 * Sends a browser to an identity provider: authorization code with `state`, PKCE (RFC 7636, S256) and nonce.
 *
 * @throws DomainError `not_found` for the provider, `invalid_parameter` for `return_to`, `identity_provider_unavailable`
 */
export function beginSignIn(
  caller: Caller,
  input: BeginSignInInput,
  ports: SignInPorts,
): Promise<BegunSignIn> {
  const provider = findProvider(input.provider, ports);
  const returnTo = parseReturnTo(input.returnTo);
  return recordingFailure(caller, 'sign_in', null, provider, ports, async () => {
    const made = newAttempt(provider, input, returnTo, null, ports);
    const begun = await toBegunSignIn(made, provider, ports);
    await ports.unitOfWork.repositories.signInAttempts.insert(made.attempt);
    return begun;
  });
}
