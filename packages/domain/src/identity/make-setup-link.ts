import { toAuditRecord } from '../audit/to-audit-record.ts';
import { SYSTEM_CALLER } from '../kernel/actor.ts';
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
 * @param breakGlass whether it signs in although an identity provider is configured; that it was made is recorded
 * @returns the whole URL: a secret, shown once and never logged or stored
 */
export async function makeSetupLink(
  publicUrl: string,
  breakGlass: boolean,
  ports: ManagementPorts<IdentityRepositories> & { readonly hasher: SecretHasher },
): Promise<string> {
  const { unitOfWork, clock, randomBytes, hasher } = ports;
  const token = generateToken(randomBytes);
  const nowMs = clock.nowMs();
  await unitOfWork.transaction(async ({ setupLinks, audit }) => {
    await setupLinks.replace({
      tokenHash: hasher.sha256Hex(token) as TokenHash,
      breakGlass,
      createdAt: new Date(nowMs),
      expiresAt: new Date(nowMs + SETUP_LINK_LIFETIME_MS),
    });
    if (!breakGlass) return;
    const entry = {
      action: 'set_up.make_break_glass_link',
      outcome: 'succeeded',
      errorCode: null,
      organizationId: null,
      target: null,
      changedFields: [],
    } as const;
    await audit.append(toAuditRecord(SYSTEM_CALLER, entry, ports));
  });
  return `${publicUrl}/v1/auth/setup?token=${token}`;
}
