import type { Clock } from '../kernel/clock.ts';
import { newId, type OrganizationId, type RandomBytes } from '../kernel/ids.ts';
import type { EventRecipients, OutgoingEvent, TypedEvent } from './outgoing-event.ts';

/** An event of now, for {@link Outbox.add}. */
export function newEvent(
  organizationId: OrganizationId,
  event: TypedEvent,
  recipients: EventRecipients,
  { clock, randomBytes }: { readonly clock: Clock; readonly randomBytes: RandomBytes },
): OutgoingEvent {
  const nowMs = clock.nowMs();
  return { ...event, id: newId(nowMs, randomBytes), organizationId, occurredAt: new Date(nowMs), recipients };
}
