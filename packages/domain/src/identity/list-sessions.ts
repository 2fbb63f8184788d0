import type { UserCaller } from '../kernel/actor.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { IdentityRepositories } from './ports.ts';
import type { Session } from './session.ts';

/** The caller's own sessions that have not expired, newest first. Throws DomainError `scope_missing`. */
export async function listSessions(
  { actor }: UserCaller,
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ManagementPorts<IdentityRepositories>,
): Promise<Page<Session>> {
  requirePermission(actor, 'session.list', null);
  return repositories.sessions.list(actor.userId, new Date(clock.nowMs()), page);
}
