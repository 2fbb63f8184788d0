import type { EmailAddress } from '@weir/domain/invitations';
import type { OrganizationId, UserId } from '@weir/domain/kernel';
import type {
  DeliveryOutcome,
  DeliveryQueue,
  DueDelivery,
  DueRecipient,
  Outbox,
  OutgoingEvent,
  OutgoingEventId,
  TypedEvent,
  WebhookId,
} from '@weir/domain/outbox';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** More would be a mistake, and would make a transaction long. */
const MAX_MAILS = 100;
/** So that others get their turn, however much waits for a webhook that does not answer. */
const MAX_AT_ONCE_OF_A_WEBHOOK = 2;

interface DueRow {
  event_id: string;
  webhook_id: string | null;
  user_id: string | null;
  created_at: Date;
  attempts: number;
  organization_id: string;
  organization_name: string;
  type: string;
  data: unknown;
  occurred_at: Date;
  url: string;
  secret_encrypted: Buffer;
  previous_secret_encrypted: Buffer | null;
  previous_secret_expires_at: Date | null;
  is_active: boolean;
  failing_since: Date | null;
  email: string | null;
}

/** The outbox, in PostgreSQL. */
export class PostgresOutboxRepository implements Outbox, DeliveryQueue {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async add(events: readonly OutgoingEvent[]): Promise<void> {
    await runQuery(
      sql`
        with given as materialized (
          select * from jsonb_to_recordset(${JSON.stringify(events.map(toRow))}::text::jsonb) as event (id uuid,
            organization_id uuid, type text, data jsonb, occurred_at timestamptz, webhooks uuid[],
            organization_admins boolean, platform_admins boolean, users uuid[], by_user uuid)
        ), recipients as (
          select given.id as event_id, webhooks.id as webhook_id, null::uuid as user_id
          from given join webhooks on webhooks.organization_id = given.organization_id
          where case when given.webhooks is null
            then webhooks.deactivated_at is null and given.type = any(webhooks.event_types)
            else webhooks.id = any(given.webhooks) end
          union all
          select given.id, null, mailed.id from given cross join lateral (
            select users.id from (
              select user_id from organization_members
              where given.organization_admins and organization_id = given.organization_id and role in ('owner', 'admin')
              union
              select id from users where given.platform_admins and platform_role = 'admin'
              union
              select id from users where id = any(given.users) and (platform_role = 'admin' or exists (
                select from organization_members
                where organization_id = given.organization_id and user_id = users.id))
            ) as chosen join users on users.id = chosen.user_id
            where users.deactivated_at is null and users.id is distinct from given.by_user
            order by users.id limit ${MAX_MAILS}
          ) as mailed
        ), event as (
          insert into outgoing_events (id, organization_id, type, data, occurred_at)
          select id, organization_id, type, data, occurred_at from given
          where exists (select from recipients where event_id = given.id)
        )
        insert into outgoing_deliveries (event_id, webhook_id, user_id, created_at, due_at)
        select event_id, webhook_id, user_id, occurred_at, occurred_at
        from recipients join given on given.id = recipients.event_id`.execute(this.#kysely),
    );
  }

  async takeDue(at: Date, heldUntil: Date, limit: number): Promise<readonly DueDelivery[]> {
    const { rows } = await runQuery(
      sql<DueRow>`
        with recursive waiting as (
          (select webhook_id from outgoing_deliveries where ended_at is null and webhook_id is not null
            order by webhook_id limit 1)
          union all
          select (select webhook_id from outgoing_deliveries where ended_at is null
            and webhook_id > waiting.webhook_id order by webhook_id limit 1)
          from waiting where waiting.webhook_id is not null
        ), first as (
          select delivery.*, webhooks.failing_since is not null as is_failing
          from waiting join webhooks on webhooks.id = waiting.webhook_id
          cross join lateral (
            select event_id, webhook_id as recipient_id, due_at from outgoing_deliveries
            where webhook_id = waiting.webhook_id and ended_at is null and due_at <= ${at}
            order by due_at limit ${MAX_AT_ONCE_OF_A_WEBHOOK}
          ) as delivery
          union all
          (select event_id, user_id, due_at, false from outgoing_deliveries
            where webhook_id is null and ended_at is null and due_at <= ${at} order by due_at limit ${limit})
        ), due as (
          select event_id, webhook_id, user_id from outgoing_deliveries
          where ended_at is null and due_at <= ${at} and (event_id, coalesce(webhook_id, user_id)) in (
            select event_id, recipient_id from first order by is_failing, due_at limit ${limit})
          for update skip locked
        ), taken as (
          update outgoing_deliveries set due_at = ${heldUntil}, attempts = attempts + 1
          from due
          where outgoing_deliveries.event_id = due.event_id
            and outgoing_deliveries.webhook_id is not distinct from due.webhook_id
            and outgoing_deliveries.user_id is not distinct from due.user_id
          returning outgoing_deliveries.*
        )
        select taken.event_id, taken.webhook_id, taken.user_id, taken.created_at, taken.attempts,
          events.organization_id, organizations.name as organization_name, events.type, events.data,
          events.occurred_at, webhooks.url, webhooks.secret_encrypted, webhooks.previous_secret_encrypted,
          webhooks.previous_secret_expires_at, webhooks.failing_since,
          webhooks.deactivated_at is null and organizations.deleted_at is null as is_active,
          case when users.email_verified and users.deactivated_at is null and organizations.deleted_at is null
            and (member.role is not null or users.platform_role = 'admin') then users.email end as email
        from taken
        join outgoing_events events on events.id = taken.event_id
        join organizations on organizations.id = events.organization_id
        left join webhooks on webhooks.id = taken.webhook_id
        left join users on users.id = taken.user_id
        left join organization_members member
          on member.organization_id = events.organization_id and member.user_id = taken.user_id
        order by taken.created_at, taken.event_id`.execute(this.#kysely),
    );
    return rows.map(toDueDelivery);
  }

  async end(delivery: DueDelivery, at: Date, { failure, responseStatus }: DeliveryOutcome): Promise<void> {
    await runQuery(
      sql`
        with ended as (
          update outgoing_deliveries
          set ended_at = ${at}, failure = ${failure}, response_status = ${responseStatus}
          where ${isThis(delivery)} and ended_at is null
        )
        update webhooks set failing_since = case when ${failure}::text is not null then coalesce(failing_since, ${at}) end
        where id = ${stateOf(delivery)} and (failing_since is not null or ${failure}::text is not null)`.execute(
        this.#kysely,
      ),
    );
  }

  async postpone(
    delivery: DueDelivery,
    at: Date,
    dueAt: Date,
    { failure, responseStatus }: DeliveryOutcome,
  ): Promise<void> {
    await runQuery(
      sql`
        with postponed as (
          update outgoing_deliveries
          set due_at = ${dueAt}, failure = ${failure}, response_status = ${responseStatus}
          where ${isThis(delivery)} and ended_at is null
        )
        update webhooks set failing_since = ${at} where id = ${stateOf(delivery)} and failing_since is null`.execute(
        this.#kysely,
      ),
    );
  }

  async deleteEnded(before: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`
        delete from outgoing_events where id in (
          select id from outgoing_events events
          where occurred_at < ${before} and not exists (
            select from outgoing_deliveries where event_id = events.id and ended_at is null)
          order by occurred_at limit ${limit} for update skip locked)`.execute(this.#kysely),
    );
    return Number(numAffectedRows ?? 0n);
  }
}

/** Webhooks are null where those that subscribe are meant. */
function toRow({ id, organizationId, type, data, occurredAt, recipients }: OutgoingEvent) {
  const {
    webhooks = 'subscribed',
    organizationAdmins = false,
    platformAdmins = false,
    users = [],
    by = null,
  } = recipients;
  return {
    ...{ id, organization_id: organizationId, type, data, occurred_at: occurredAt },
    ...{ webhooks: webhooks === 'subscribed' ? null : webhooks, users },
    ...{ organization_admins: organizationAdmins, platform_admins: platformAdmins, by_user: by },
  };
}

function isThis({ eventId, recipient }: DueDelivery): RawBuilder<boolean> {
  return recipient.kind === 'webhook'
    ? sql`event_id = ${eventId} and webhook_id = ${recipient.webhookId}`
    : sql`event_id = ${eventId} and user_id = ${recipient.userId}`;
}

/** The webhook whose state the attempt says something about: not that of a test, nor of one that is deactivated. */
function stateOf({ type, recipient }: DueDelivery): WebhookId | null {
  return recipient.kind === 'webhook' && recipient.isActive && type !== 'webhook.test'
    ? recipient.webhookId
    : null;
}

function toDueDelivery(row: DueRow): DueDelivery {
  return {
    ...({ type: row.type, data: row.data } as TypedEvent),
    eventId: row.event_id as OutgoingEventId,
    organizationId: row.organization_id as OrganizationId,
    organizationName: row.organization_name,
    occurredAt: row.occurred_at,
    createdAt: row.created_at,
    attempts: row.attempts,
    recipient: toRecipient(row),
  };
}

function toRecipient(row: DueRow): DueRecipient {
  if (row.webhook_id === null) {
    return { kind: 'mail', userId: row.user_id as UserId, to: row.email as EmailAddress | null };
  }
  return {
    kind: 'webhook',
    webhookId: row.webhook_id as WebhookId,
    url: row.url,
    secretEncrypted: row.secret_encrypted,
    previousSecretEncrypted: row.previous_secret_encrypted,
    previousSecretExpiresAt: row.previous_secret_expires_at,
    isActive: row.is_active,
    failingSince: row.failing_since,
  };
}
