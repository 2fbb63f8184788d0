import { markNotificationReadOperation } from '@weir/contracts/notifications';
import { markNotificationRead } from '@weir/domain/notifications';
import { handle } from '../endpoint.ts';
import { toNotificationWire } from './to-wire.ts';

export const markNotificationReadEndpoint = handle(
  markNotificationReadOperation,
  async ({ caller, params }, { management }) =>
    toNotificationWire(await markNotificationRead(caller, params.notification_id, management)),
);
