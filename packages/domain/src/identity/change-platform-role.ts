import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { Caller, PlatformRole } from '../kernel/actor.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import type { IdentityRepositories } from './ports.ts';
import type { User } from './user.ts';

/** Gives a user, who is locked, the role that an identity provider or the list of initial admins gives them. */
export async function changePlatformRole(
  caller: Caller,
  user: User,
  role: PlatformRole,
  { users, sessions, audit }: Repositories<IdentityRepositories>,
  ports: ManagementPorts<IdentityRepositories>,
): Promise<void> {
  if (role === user.platformRole) return;
  await users.update({ ...user, platformRole: role });
  await sessions.markForRotation(user.id);
  const entry = {
    action: 'user.update',
    outcome: 'succeeded',
    errorCode: null,
    organizationId: null,
    target: { kind: 'user', id: user.id },
    changedFields: ['platform_role'],
    roleChange: { from: user.platformRole, to: role },
  } as const;
  await audit.append(toAuditRecord({ ...caller, actor: { kind: 'system' } }, entry, ports));
}
