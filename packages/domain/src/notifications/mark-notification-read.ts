import type { UserCaller } from '../kernel/actor.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { Notification, NotificationId } from './notification.ts';
import type { NotificationRepositories } from './ports.ts';

/** Idempotent, and not in the audit log. Throws DomainError `not_found`, `permission_denied`, `scope_missing`. */
export function markNotificationRead(
  caller: UserCaller,
  id: NotificationId,
  ports: ManagementPorts<NotificationRepositories>,
): Promise<Notification> {
  return writeToPlatform(caller, 'notification.mark_read', ports, async ({ notifications }) => {
    const read = await notifications.markRead(caller.actor.userId, id, new Date(ports.clock.nowMs()));
    if (read === null) throw notFound('notification');
    return { result: read, target: [] };
  });
}
