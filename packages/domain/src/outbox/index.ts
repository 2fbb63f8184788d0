export * from './event-sender.ts';
export * from './event-types.ts';
export * from './new-event.ts';
export * from './outgoing-event.ts';
export * from './ports.ts';
export * from './purge-old-events.ts';
export { ownerOfSecret } from './signed-call.ts';
