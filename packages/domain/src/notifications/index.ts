export * from './list-notifications.ts';
export * from './mark-notification-read.ts';
export * from './notification.ts';
export * from './notify.ts';
export * from './ports.ts';
export * from './purge-notifications.ts';
