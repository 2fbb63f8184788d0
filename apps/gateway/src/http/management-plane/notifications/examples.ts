import { type Examples, mine, nothing, withQuery } from '../../../../test/management-plane/example.ts';

export const examples: Examples = {
  listNotifications: { request: withQuery(nothing, () => ({ state: 'unread' })) },
  markNotificationRead: mine(({ notificationId }) => ({ params: { notification_id: notificationId } })),
};
