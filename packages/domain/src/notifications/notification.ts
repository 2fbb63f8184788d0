import type { Id, OrganizationId, UserId } from '../kernel/ids.ts';

export type NotificationId = Id<'notification'>;

/** Something that happened and that concerns a person, in their list. Ids and codes only. */
export interface Notification {
  readonly id: NotificationId;
  readonly userId: UserId;
  readonly organizationId: OrganizationId | null;
  /** What happened to the subject: the name of an event, such as `subscription.approve`. */
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly createdAt: Date;
  /** Null while it is unread. */
  readonly readAt: Date | null;
}

/** How long a notification is kept. */
export const NOTIFICATION_RETENTION_MS = 90 * 86_400_000;
/** The most of one person that are kept; the oldest go first. */
export const MAX_NOTIFICATIONS = 1_000;
/** The most approvers that are told of one request. */
export const MAX_APPROVERS = 100;
/** The most admins of an organization that are told of something. */
export const MAX_ORGANIZATION_ADMINS = 100;
