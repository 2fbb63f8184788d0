import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { Caller } from '../kernel/actor.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { sessionActor } from './authenticate-session.ts';
import type { IdentityRepositories } from './ports.ts';
import type { TokenHash } from './session.ts';

/** Ends the session with this token. For one that has already ended it does nothing and records nothing. */
export async function signOut(
  caller: Caller,
  token: string,
  ports: ManagementPorts<IdentityRepositories> & { readonly hasher: SecretHasher },
): Promise<void> {
  const tokenHash = ports.hasher.sha256Hex(token) as TokenHash;
  await ports.unitOfWork.transaction(async ({ sessions, audit }) => {
    const found = await sessions.findActive(tokenHash, new Date(ports.clock.nowMs()));
    if (found === null || !(await sessions.delete(found.user.id, found.session.id))) return;
    const record = toAuditRecord(
      { ...caller, actor: sessionActor(found.session, found.user) },
      {
        action: 'sign_out',
        outcome: 'succeeded',
        errorCode: null,
        organizationId: null,
        target: { kind: 'session', id: found.session.id },
        changedFields: [],
      },
      ports,
    );
    await audit.append(record);
  });
}
