import type { Permission, Session } from './session.ts';
import { useSession } from './session.ts';

/** What an action is about. */
export interface Scope {
  /** The organization it would happen in; absent for one's own account and the platform. */
  readonly organizationId?: string | undefined;
  /** Whether the thing is the person's own, such as a key they hold. */
  readonly own?: boolean;
}

/** Whether the person may do it. What the gateway said with the session; it decides again on each request. */
export function useCan(action: Permission, scope: Scope = {}): boolean {
  return can(useSession(), action, scope);
}

export function can({ permissions }: Session, action: Permission, { organizationId, own }: Scope): boolean {
  if (permissions.platform.includes(action)) return true;
  const here = permissions.organizations.find(({ organization_id }) => organization_id === organizationId);
  if (here === undefined) return false;
  return here.any.includes(action) || (own === true && here.mine.includes(action));
}

/** Whether the person may do it at least to what is their own. For navigation and creation. */
export function canSomewhat(session: Session, action: Permission, organizationId?: string): boolean {
  return can(session, action, { organizationId, own: true });
}
