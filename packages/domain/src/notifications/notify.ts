import type { Clock } from '../kernel/clock.ts';
import { newId, type OrganizationId, type RandomBytes, type UserId } from '../kernel/ids.ts';
import { MAX_APPROVERS, MAX_ORGANIZATION_ADMINS, type Notification } from './notification.ts';
import type { NotificationRepositories } from './ports.ts';

/** Something that happened, and whom it concerns. */
export interface Notice extends Pick<Notification, 'kind' | 'subject'> {
  readonly organizationId: OrganizationId | null;
  readonly users: readonly (UserId | null)[];
  /** Whether it also concerns those who decide about requests. */
  readonly approvers?: boolean;
  /** Whether it also concerns the owners and admins of the organization. */
  readonly organizationAdmins?: boolean;
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
  const entries: Notification[] = [];
  for (const { kind, subject, organizationId, users, by, ...concerns } of notices) {
    const told = new Set([...users, ...(concerns.approvers ? approvers : [])]);
    if (concerns.organizationAdmins && organizationId !== null) {
      const admins = await notifications.organizationAdmins(organizationId, MAX_ORGANIZATION_ADMINS);
      for (const userId of admins) told.add(userId);
    }
    for (const userId of told) {
      if (userId === null || userId === by) continue;
      const id = newId<'notification'>(nowMs, randomBytes);
      const createdAt = new Date(nowMs);
      entries.push({ id, userId, organizationId, kind, subject, createdAt, readAt: null });
    }
  }
  if (entries.length > 0) await notifications.insert(entries);
}
