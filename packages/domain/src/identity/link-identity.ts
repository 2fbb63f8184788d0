import type { UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId } from '../kernel/ids.ts';
import { writeToPlatform } from '../management/write.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { Profile } from './profile.ts';
import type { SignInPorts } from './sign-in-ports.ts';
import type { Identity } from './user.ts';

/**
 * Links an account at a provider to the caller. Linking the same one again changes nothing.
 *
 * @throws DomainError `identity_taken` when it belongs to another user
 */
export function linkIdentity(
  caller: UserCaller,
  { name, issuer }: IdentityProvider,
  { subject, email, emailVerified }: Profile,
  ports: SignInPorts,
): Promise<Identity> {
  return writeToPlatform(caller, 'identity.link', ports, async ({ identities }) => {
    const nowMs = ports.clock.nowMs();
    const identity: Identity = {
      id: newId(nowMs, ports.randomBytes),
      userId: caller.actor.userId,
      provider: name,
      issuer,
      subject,
      email,
      emailVerified,
      createdAt: new Date(nowMs),
      lastUsedAt: null,
    };
    const added = await identities.insert(identity);
    const known = added ? identity : await identities.findByAccount(identity);
    if (known?.userId !== caller.actor.userId) {
      throw new DomainError('identity_taken', 'This account is linked to another user.');
    }
    return { result: known, target: { kind: 'identity', id: known.id } };
  });
}
