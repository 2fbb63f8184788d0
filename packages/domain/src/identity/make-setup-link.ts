import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { IdentityRepositories } from './ports.ts';
import type { TokenHash } from './session.ts';
import { generateToken } from './session-token.ts';

/** How long a set-up link works. */
const SETUP_LINK_LIFETIME_MS = 3_600_000;

/**
 * Makes the link that signs in the set-up administrator, once, within the hour. Earlier links end. For the operator: no
 * permission is checked.
 *
 * @param publicUrl where browsers reach the gateway; without a slash at the end
 * @returns the whole URL: a secret, shown once and never logged or stored
 */
export async function makeSetupLink(
  publicUrl: string,
  {
    unitOfWork,
    clock,
    randomBytes,
    hasher,
  }: ManagementPorts<IdentityRepositories> & { readonly hasher: SecretHasher },
): Promise<string> {
  const token = generateToken(randomBytes);
  const nowMs = clock.nowMs();
  await unitOfWork.transaction(({ setupLinks }) =>
    setupLinks.replace({
      tokenHash: hasher.sha256Hex(token) as TokenHash,
      createdAt: new Date(nowMs),
      expiresAt: new Date(nowMs + SETUP_LINK_LIFETIME_MS),
    }),
  );
  return `${publicUrl}/v1/auth/setup?token=${token}`;
}
