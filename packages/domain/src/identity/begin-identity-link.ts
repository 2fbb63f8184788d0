import type { UserCaller } from '../kernel/actor.ts';
import { writeToPlatform } from '../management/write.ts';
import { findProvider } from './list-identity-providers.ts';
import { newAttempt, toBegunSignIn } from './new-sign-in-attempt.ts';
import { parseReturnTo } from './return-to.ts';
import type { BeginSignInInput, BegunSignIn } from './sign-in-attempt.ts';
import { recordingFailure } from './sign-in-failure.ts';
import type { SignInPorts } from './sign-in-ports.ts';

/**
 * Sends a signed-in user to an identity provider, to link their account there. `completeSignIn` links it.
 *
 * @throws DomainError `not_found` for the provider, `invalid_parameter` for `return_to`, `identity_provider_unavailable`,
 *   `permission_denied`, `scope_missing`
 */
export async function beginIdentityLink(
  caller: UserCaller,
  input: BeginSignInInput,
  ports: SignInPorts,
): Promise<BegunSignIn> {
  const { userId } = caller.actor;
  const target = { kind: 'user', id: userId } as const;
  const provider = findProvider(input.provider, ports);
  const made = newAttempt(provider, input, parseReturnTo(input.returnTo), userId, ports);
  // Before the transaction: the provider may have to be asked for its addresses.
  const begun = await recordingFailure(caller, 'identity.link', target, provider, ports, () =>
    toBegunSignIn(made, provider, ports),
  );
  return writeToPlatform(caller, 'identity.link', ports, async ({ signInAttempts }) => {
    await signInAttempts.insert(made.attempt);
    return { result: begun, target };
  });
}
