import type { Page, PageRequest, UserCaller } from '../kernel/index.ts';
import type { ManagementPorts } from '../management/index.ts';
import { requirePermission } from '../permissions/index.ts';
import type { Session } from './session.ts';

/** The caller's own sessions that have not expired, newest first. Throws DomainError `scope_missing`. */
export async function listSessions(
  { actor }: UserCaller,
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ManagementPorts,
): Promise<Page<Session>> {
  requirePermission(actor, 'session.list', null);
  return repositories.sessions.list(actor.userId, new Date(clock.nowMs()), page);
}
