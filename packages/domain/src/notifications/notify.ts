import type { Clock } from '../kernel/clock.ts';
import { newId, type OrganizationId, type RandomBytes, type UserId } from '../kernel/ids.ts';
import { MAX_APPROVERS, type Notification } from './notification.ts';
import type { NotificationRepositories } from './ports.ts';

/** Something that happened, and whom it concerns. */
export interface Notice extends Pick<Notification, 'kind' | 'subject'> {
  readonly organizationId: OrganizationId | null;
  readonly users: readonly (UserId | null)[];
  /** Whether it also concerns those who decide about requests. */
  readonly approvers: boolean;
  /** Who did it: nobody is told what they did themselves. Null for the system. */
  readonly by: UserId | null;
}

/** Tells people what happened, in the transaction in which it happens. */
export async function notify(
  notices: readonly Notice[],
  { notifications }: NotificationRepositories,
  { clock, randomBytes }: { readonly clock: Clock; readonly randomBytes: RandomBytes },
): Promise<void> {
  const approvers = notices.some((notice) => notice.approvers)
    ? await notifications.approvers(MAX_APPROVERS)
    : [];
  const nowMs = clock.nowMs();
  const entries = notices.flatMap(({ users, by, approvers: concernsApprovers, ...notice }) => {
    const told = new Set([...users, ...(concernsApprovers ? approvers : [])]);
    return [...told]
      .filter((userId) => userId !== null && userId !== by)
      .map((userId): Notification => {
        const id = newId<'notification'>(nowMs, randomBytes);
        return { ...notice, id, userId: userId as UserId, createdAt: new Date(nowMs), readAt: null };
      });
  });
  if (entries.length > 0) await notifications.insert(entries);
}
