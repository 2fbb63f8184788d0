import type { Id, OrganizationId, UserId } from '../kernel/ids.ts';
import type { EventData, EventType } from './event-types.ts';

export type OutgoingEventId = Id<'outgoing-event'>;
export type WebhookId = Id<'webhook'>;

/** An event with the data of its type. */
export type TypedEvent<Type extends EventType = EventType> = {
  readonly [Each in Type]: { readonly type: Each; readonly data: EventData[Each] };
}[Type];

/** Who gets an event. Somebody who is named twice gets one mail. */
export interface EventRecipients {
  /** `subscribed`: those of the organization that are active and subscribe to its type. Default. */
  readonly webhooks?: 'subscribed' | readonly WebhookId[];
  /** By mail: owners and admins of the organization. */
  readonly organizationAdmins?: boolean;
  /** By mail: admins of the platform. */
  readonly platformAdmins?: boolean;
  /** By mail, while they are members of the organization or admins of the platform. */
  readonly users?: readonly UserId[];
  /** Who did it: gets no mail about it. */
  readonly by?: UserId | null;
}

/** Something that happened in an organization, and is to be told. */
export type OutgoingEvent = TypedEvent & {
  /** The same for every recipient and every attempt, so that a receiver can drop the second one. */
  readonly id: OutgoingEventId;
  readonly organizationId: OrganizationId;
  readonly occurredAt: Date;
  readonly recipients: EventRecipients;
};
