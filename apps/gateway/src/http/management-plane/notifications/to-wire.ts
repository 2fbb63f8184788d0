import type { Notification as NotificationContract } from '@weir/contracts/notifications';
import type { Notification } from '@weir/domain/notifications';
import type { z } from 'zod';

export function toNotificationWire(notification: Notification): z.input<typeof NotificationContract> {
  return {
    id: notification.id,
    kind: notification.kind,
    subject_kind: notification.subject.kind,
    subject_id: notification.subject.id,
    organization_id: notification.organizationId,
    created_at: notification.createdAt.toISOString(),
    read_at: notification.readAt?.toISOString() ?? null,
  };
}
