import { listNotificationsOperation } from '@weir/contracts/notifications';
import { listNotifications } from '@weir/domain/notifications';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toNotificationWire } from './to-wire.ts';

export const listNotificationsEndpoint = handle(
  listNotificationsOperation,
  async ({ caller, query }, { management }) =>
    toList(
      query,
      await listNotifications(caller, query.state, toPageRequest(query), management),
      toNotificationWire,
    ),
);
