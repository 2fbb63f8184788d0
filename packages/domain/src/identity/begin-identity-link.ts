import type { UserCaller } from '../kernel/index.ts';
import { writeToPlatform } from '../management/index.ts';
import { findProvider } from './list-identity-providers.ts';
import { parseReturnTo } from './return-to.ts';
import { type BeginSignInInput, type BegunSignIn, newAttempt } from './sign-in-attempt.ts';
import type { SignInPorts } from './sign-in-ports.ts';

/**
 * Sends a signed-in user to an identity provider, to link an account there to theirs. `completeSignIn` links it.
 *
 * @throws DomainError `not_found` for the provider, `invalid_parameter` for `return_to`, `identity_provider_unavailable`,
 *   `permission_denied`, `scope_missing`
 */
export function beginIdentityLink(
  caller: UserCaller,
  input: BeginSignInInput,
  ports: SignInPorts,
  signal: AbortSignal,
): Promise<BegunSignIn> {
  const { userId } = caller.actor;
  return writeToPlatform(caller, 'identity.link', ports, async ({ signInAttempts }) => {
    const provider = findProvider(input.provider, ports);
    const returnTo = parseReturnTo(input.returnTo);
    const { attempt, begun } = await newAttempt(provider, { ...input, returnTo }, userId, ports, signal);
    await signInAttempts.insert(attempt);
    return { result: begun, target: { kind: 'user', id: userId } };
  });
}
