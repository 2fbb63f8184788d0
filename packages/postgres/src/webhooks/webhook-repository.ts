import { type OrganizationId, type Page, type PageRequest, toPage, type UserId } from '@weir/domain/kernel';
import type { EventType, OutgoingEventId, WebhookId } from '@weir/domain/outbox';
import type { Webhook, WebhookDeactivation, WebhookDelivery, WebhookRepository } from '@weir/domain/webhooks';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Webhooks } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Organizations' webhooks, in PostgreSQL. */
export class PostgresWebhookRepository implements WebhookRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(webhook: Webhook, secretEncrypted: Uint8Array): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('webhooks')
        .values({
          id: webhook.id,
          organization_id: webhook.organizationId,
          name: webhook.name,
          url: webhook.url,
          event_types: [...webhook.eventTypes],
          secret_encrypted: Buffer.from(secretEncrypted),
          created_by: webhook.createdBy,
          created_at: webhook.createdAt,
        })
        .execute(),
    );
  }

  async count(organizationId: OrganizationId): Promise<number> {
    const { count } = await runQuery(
      this.#kysely
        .selectFrom('webhooks')
        .select((select) => select.fn.countAll<bigint>().as('count'))
        .where('organization_id', '=', organizationId)
        .executeTakeFirstOrThrow(),
    );
    return Number(count);
  }

  async find(organizationId: OrganizationId, id: WebhookId): Promise<Webhook | null> {
    const row = await runQuery(this.#of(organizationId).where('id', '=', id).executeTakeFirst());
    return row === undefined ? null : toWebhook(row);
  }

  async list(organizationId: OrganizationId, { limit, after }: PageRequest): Promise<Page<Webhook>> {
    let query = this.#of(organizationId);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toWebhook), limit, ({ id }) => id);
  }

  async update(webhook: Webhook, at: Date): Promise<void> {
    const { id, organizationId, deactivatedAt } = webhook;
    await runQuery(
      this.#kysely
        .updateTable('webhooks')
        .set({
          name: webhook.name,
          url: webhook.url,
          event_types: [...webhook.eventTypes],
          deactivated_at: deactivatedAt,
          deactivation_reason: webhook.deactivationReason,
          failing_since: webhook.failingSince,
        })
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .execute(),
    );
    if (deactivatedAt === null) return;
    await runQuery(
      sql`
        update outgoing_deliveries set ended_at = ${at}, failure = 'webhook_deactivated'
        from outgoing_events events
        where webhook_id = ${id} and ended_at is null and events.id = event_id
          and events.organization_id = ${organizationId} and events.type <> 'webhook.test'`.execute(
        this.#kysely,
      ),
    );
  }

  async replaceSecret(
    organizationId: OrganizationId,
    id: WebhookId,
    secretEncrypted: Uint8Array,
    previousExpiresAt: Date,
  ): Promise<boolean> {
    const { numUpdatedRows } = await runQuery(
      this.#kysely
        .updateTable('webhooks')
        .set((webhook) => ({
          secret_encrypted: Buffer.from(secretEncrypted),
          previous_secret_encrypted: webhook.ref('secret_encrypted'),
          previous_secret_expires_at: previousExpiresAt,
        }))
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    return numUpdatedRows > 0n;
  }

  async delete(organizationId: OrganizationId, id: WebhookId): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('webhooks')
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    return numDeletedRows > 0n;
  }

  async listDeliveries(
    organizationId: OrganizationId,
    id: WebhookId,
    { limit, after }: PageRequest,
  ): Promise<Page<WebhookDelivery>> {
    let query = this.#deliveriesOf(organizationId, id);
    if (after !== null) query = query.where('deliveries.event_id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('deliveries.event_id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toDelivery), limit, ({ eventId }) => eventId);
  }

  async findDelivery(
    organizationId: OrganizationId,
    id: WebhookId,
    eventId: OutgoingEventId,
  ): Promise<WebhookDelivery | null> {
    const row = await runQuery(
      this.#deliveriesOf(organizationId, id).where('deliveries.event_id', '=', eventId).executeTakeFirst(),
    );
    return row === undefined ? null : toDelivery(row);
  }

  async lock(organizationId: OrganizationId, id: WebhookId): Promise<void> {
    await runQuery(this.#of(organizationId).where('id', '=', id).forUpdate().execute());
  }

  async lastTestedAt(organizationId: OrganizationId, id: WebhookId): Promise<Date | null> {
    const row = await runQuery(
      this.#deliveriesOf(organizationId, id)
        .where('events.type', '=', 'webhook.test')
        .orderBy('deliveries.event_id', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    return row?.created_at ?? null;
  }

  #of(organizationId: OrganizationId) {
    return this.#kysely.selectFrom('webhooks').selectAll().where('organization_id', '=', organizationId);
  }

  #deliveriesOf(organizationId: OrganizationId, id: WebhookId) {
    return this.#kysely
      .selectFrom('outgoing_deliveries as deliveries')
      .innerJoin('outgoing_events as events', 'events.id', 'deliveries.event_id')
      .select([
        'deliveries.event_id',
        'events.type',
        'deliveries.created_at',
        'deliveries.attempts',
        'deliveries.response_status',
        'deliveries.failure',
        'deliveries.due_at',
        'deliveries.ended_at',
      ])
      .where('deliveries.webhook_id', '=', id)
      .where('events.organization_id', '=', organizationId);
  }
}

function toWebhook(row: Selectable<Webhooks>): Webhook {
  return {
    id: row.id as WebhookId,
    organizationId: row.organization_id as OrganizationId,
    name: row.name,
    url: row.url,
    eventTypes: row.event_types as EventType[],
    createdBy: row.created_by as UserId | null,
    createdAt: row.created_at,
    deactivatedAt: row.deactivated_at,
    deactivationReason: row.deactivation_reason as WebhookDeactivation | null,
    failingSince: row.failing_since,
    previousSecretExpiresAt: row.previous_secret_expires_at,
  };
}

function toDelivery(row: {
  event_id: string;
  type: string;
  created_at: Date;
  attempts: number;
  response_status: number | null;
  failure: string | null;
  due_at: Date;
  ended_at: Date | null;
}): WebhookDelivery {
  return {
    eventId: row.event_id as OutgoingEventId,
    eventType: row.type as EventType,
    createdAt: row.created_at,
    attempts: row.attempts,
    responseStatus: row.response_status,
    failure: row.failure,
    nextAttemptAt: row.ended_at === null ? row.due_at : null,
    endedAt: row.ended_at,
  };
}
