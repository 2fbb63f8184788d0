import type { ModelId, OrganizationId, Page, PageRequest, UserId } from '@weir/domain/kernel';
import { toPage } from '@weir/domain/kernel';
import type { SubscriptionId } from '@weir/domain/limits';
import type { Subscription, SubscriptionRepository } from '@weir/domain/subscriptions';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import {
  MODEL_OF_SUBSCRIPTION,
  SUBSCRIPTION_COLUMNS,
  type SubscriptionRow,
  toSubscription,
} from './subscription-row.ts';

/** Subscriptions, in PostgreSQL. A trigger tells every replica of a change. */
export class PostgresSubscriptionRepository implements SubscriptionRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async organizationOf(id: SubscriptionId): Promise<OrganizationId | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('subscriptions')
        .select('organization_id')
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return row === undefined ? null : (row.organization_id as OrganizationId);
  }

  async find(organizationId: OrganizationId, id: SubscriptionId): Promise<Subscription | null> {
    const [found] = await this.#read(sql`
      select ${SUBSCRIPTION_COLUMNS} from subscriptions s ${MODEL_OF_SUBSCRIPTION}
      where s.organization_id = ${organizationId} and s.id = ${id}`);
    return found ?? null;
  }

  async findForUpdate(organizationId: OrganizationId, id: SubscriptionId): Promise<Subscription | null> {
    const [found] = await this.#read(sql`
      select ${SUBSCRIPTION_COLUMNS} from subscriptions s ${MODEL_OF_SUBSCRIPTION}
      where s.organization_id = ${organizationId} and s.id = ${id} for update of s`);
    return found ?? null;
  }

  async findOfSubscriber(
    organizationId: OrganizationId,
    modelId: ModelId,
    userId: UserId | null,
  ): Promise<Subscription | null> {
    const [found] = await this.#read(sql`
      select ${SUBSCRIPTION_COLUMNS} from subscriptions s ${MODEL_OF_SUBSCRIPTION}
      where s.organization_id = ${organizationId} and s.model_id = ${modelId} and ${ofUser(userId)} for update of s`);
    return found ?? null;
  }

  async list(
    organizationId: OrganizationId,
    ofMember: UserId | null,
    { limit, after }: PageRequest,
  ): Promise<Page<Subscription>> {
    const page = (which: RawBuilder<unknown>) => sql`(
      select * from subscriptions where organization_id = ${organizationId} and ${which} and ${isAfter(after)}
      order by id desc limit ${limit + 1})`;
    // Each half is read from the index in its order.
    const s =
      ofMember === null
        ? page(sql`true`)
        : sql`(${page(sql`user_id is null`)} union all ${page(sql`user_id = ${ofMember}`)})`;
    return this.#page(s, limit);
  }

  async listOfUser(
    userId: UserId,
    organizationId: OrganizationId | null,
    { limit, after }: PageRequest,
  ): Promise<Page<Subscription>> {
    const only = organizationId === null ? sql`true` : sql`subscriptions.organization_id = ${organizationId}`;
    return this.#page(
      sql`(
        select subscriptions.* from subscriptions
        join organizations on organizations.id = subscriptions.organization_id and organizations.deleted_at is null
        join organization_members on organization_members.organization_id = subscriptions.organization_id
          and organization_members.user_id = subscriptions.user_id
        where subscriptions.user_id = ${userId} and ${only} and ${isAfter(after, sql`subscriptions.id`)}
        order by subscriptions.id desc limit ${limit + 1})`,
      limit,
    );
  }

  async insert(subscription: Subscription): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('subscriptions')
        .values({
          id: subscription.id,
          organization_id: subscription.organizationId,
          user_id: subscription.userId,
          model_id: subscription.modelId,
          state: subscription.state,
          version: subscription.version,
          reason: subscription.reason,
          requested_by: subscription.requestedBy,
          requested_at: subscription.requestedAt,
          expires_at: subscription.expiresAt,
          created_at: subscription.createdAt,
          updated_at: subscription.updatedAt,
        })
        .execute(),
    );
  }

  async update(subscriptions: readonly Subscription[]): Promise<void> {
    const rows = subscriptions.map((subscription) => ({
      id: subscription.id,
      organization_id: subscription.organizationId,
      state: subscription.state,
      version: subscription.version,
      reason: subscription.reason,
      requested_by: subscription.requestedBy,
      requested_at: subscription.requestedAt,
      expires_at: subscription.expiresAt,
      updated_at: subscription.updatedAt,
    }));
    await runQuery(
      sql`update subscriptions set state = given.state, version = given.version, reason = given.reason,
          requested_by = given.requested_by, requested_at = given.requested_at, expires_at = given.expires_at,
          updated_at = given.updated_at
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given (id uuid, organization_id uuid,
          state text, version integer, reason text, requested_by uuid, requested_at timestamptz,
          expires_at timestamptz, updated_at timestamptz)
        where subscriptions.id = given.id and subscriptions.organization_id = given.organization_id`.execute(
        this.#kysely,
      ),
    );
  }

  async #page(s: RawBuilder<unknown>, limit: number): Promise<Page<Subscription>> {
    const found = await this.#read(sql`
      select ${SUBSCRIPTION_COLUMNS} from ${s} s ${MODEL_OF_SUBSCRIPTION} order by s.id desc limit ${limit + 1}`);
    return toPage(found, limit, ({ id }) => id);
  }

  async #read(query: RawBuilder<unknown>): Promise<Subscription[]> {
    const { rows } = await runQuery((query as RawBuilder<SubscriptionRow>).execute(this.#kysely));
    return rows.map(toSubscription);
  }
}

function ofUser(userId: UserId | null): RawBuilder<unknown> {
  return userId === null ? sql`s.user_id is null` : sql`s.user_id = ${userId}`;
}

function isAfter(after: string | null, id: RawBuilder<unknown> = sql`id`): RawBuilder<unknown> {
  return after === null ? sql`true` : sql`${id} < ${after}::uuid`;
}
