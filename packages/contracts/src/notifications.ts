import { z } from 'zod';
import { Id, listOf, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

export const Notification = z
  .strictObject({
    id: Id,
    kind: z.string().meta({
      description: 'The event.',
      example: 'subscription.approve',
    }),
    subject_kind: z.string().meta({ example: 'subscription' }),
    subject_id: Id,
    organization_id: Id.nullable(),
    created_at: Timestamp,
    read_at: Timestamp.nullable(),
  })
  .meta({ id: 'Notification' });

export const NotificationList = listOf(Notification, 'NotificationList');

export const ListNotificationsQuery = PageQuery.extend({ state: z.enum(['all', 'unread']).default('all') });

export const listNotificationsOperation = operation({
  method: 'get',
  path: '/v1/notifications',
  operationId: 'listNotifications',
  tag: 'Me',
  summary: 'List your notifications',
  description:
    'Notifications are kept for 90 days, at most the newest 1,000. While one is unread, the same event is not reported again. Users only.',
  access: 'notification.list',
  query: ListNotificationsQuery,
  answer: { status: 200, schema: NotificationList, description: 'A page of notifications, newest first.' },
});

export const markNotificationReadOperation = operation({
  method: 'post',
  path: '/v1/notifications/{notification_id}/read',
  operationId: 'markNotificationRead',
  tag: 'Me',
  summary: 'Mark a notification as read',
  access: 'notification.mark_read',
  params: z.object({ notification_id: pathId<'notification'>() }),
  answer: { status: 200, schema: Notification, description: 'The notification.' },
  errors: [404],
});

export const notificationOperations = [listNotificationsOperation, markNotificationReadOperation];
