import { deleteInBatches } from '../management/delete-in-batches.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { MAX_NOTIFICATIONS, NOTIFICATION_RETENTION_MS } from './notification.ts';
import type { NotificationRepositories } from './ports.ts';

/**
 * Deletes notifications after 90 days, and of each person all but the newest thousand. Several replicas may do so at once.
 *
 * @returns how many this call deleted
 */
export async function purgeNotifications({
  unitOfWork,
  clock,
}: ManagementPorts<NotificationRepositories>): Promise<number> {
  const { notifications } = unitOfWork.repositories;
  const until = new Date(clock.nowMs() - NOTIFICATION_RETENTION_MS);
  return (
    (await deleteInBatches((limit) => notifications.deleteOld(until, limit))) +
    (await deleteInBatches((limit) => notifications.deleteExcess(MAX_NOTIFICATIONS, limit)))
  );
}
