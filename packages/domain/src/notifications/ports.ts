import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Notification, NotificationId } from './notification.ts';

export interface NotificationRepository {
  /** Leaves out those that their user has unread already: the same kind about the same subject. */
  insert(notifications: readonly Notification[]): Promise<void>;
  /** All, or only those that are not read. */
  list(userId: UserId, state: NotificationState, page: PageRequest): Promise<Page<Notification>>;
  /** Marks one as read and returns it, also if it was read before; null when the user has none with this id. */
  markRead(userId: UserId, id: NotificationId, at: Date): Promise<Notification | null>;
  /** Active platform admins, who decide about requests: at most `limit`. */
  approvers(limit: number): Promise<readonly UserId[]>;
  /** Its active owners and admins, by id: at most `limit`. */
  organizationAdmins(organizationId: OrganizationId, limit: number): Promise<readonly UserId[]>;
  /** Deletes those from before `until`, at most `limit`. Returns how many. */
  deleteOld(until: Date, limit: number): Promise<number>;
  /** Deletes what people have beyond their newest `kept`, at most `limit`. Returns how many. */
  deleteExcess(kept: number, limit: number): Promise<number>;
}

export type NotificationState = 'all' | 'unread';

/** The storage of notifications, within a unit of work. */
export interface NotificationRepositories {
  readonly notifications: NotificationRepository;
}
