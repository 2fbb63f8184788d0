import { listNotificationsEndpoint } from './list.ts';
import { markNotificationReadEndpoint } from './mark-read.ts';

export const notificationEndpoints = [listNotificationsEndpoint, markNotificationReadEndpoint];
