import type { UserCaller } from '../kernel/actor.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { Notification } from './notification.ts';
import type { NotificationRepositories, NotificationState } from './ports.ts';

/** The caller's own. Throws DomainError `permission_denied`, `scope_missing`. */
export async function listNotifications(
  { actor }: UserCaller,
  state: NotificationState,
  page: PageRequest,
  { unitOfWork: { repositories } }: ManagementPorts<NotificationRepositories>,
): Promise<Page<Notification>> {
  requirePermission(actor, 'notification.list', null);
  return repositories.notifications.list(actor.userId, state, page);
}
