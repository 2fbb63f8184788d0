import type { ModelId, OrganizationId, Page, PageRequest, UserId } from '@weir/domain/kernel';
import { toPage } from '@weir/domain/kernel';
import type { SubscriptionId } from '@weir/domain/limits';
import {
  SUBSCRIPTION_STATES,
  type Subscription,
  type SubscriptionFilter,
  type SubscriptionQueueRepository,
  type SubscriptionState,
  type SubscriptionStats,
} from '@weir/domain/subscriptions';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import {
  MODEL_OF_SUBSCRIPTION,
  SUBSCRIPTION_COLUMNS,
  type SubscriptionRow,
  toSubscription,
} from './subscription-row.ts';

const LIVE = sql`join organizations on organizations.id = s.organization_id and organizations.deleted_at is null`;
const MAX_MODELS = 100;

/** Subscriptions of the whole platform, in PostgreSQL. */
export class PostgresSubscriptionQueueRepository implements SubscriptionQueueRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async list(filter: SubscriptionFilter, { limit, after }: PageRequest): Promise<Page<Subscription>> {
    const found = await this.#read(sql`
      select ${SUBSCRIPTION_COLUMNS} from subscriptions s ${LIVE} ${MODEL_OF_SUBSCRIPTION}
      where ${fits(filter)} and ${after === null ? sql`true` : sql`s.id < ${after}::uuid`}
      order by s.id desc limit ${limit + 1}`);
    return toPage(found, limit, ({ id }) => id);
  }

  async stats(filter: Omit<SubscriptionFilter, 'state'>): Promise<SubscriptionStats> {
    const [states, models] = await Promise.all([
      runQuery(
        sql<{ state: SubscriptionState; count: bigint; oldest: Date }>`
          select s.state, count(*) as count, min(s.requested_at) as oldest
          from subscriptions s ${LIVE} where ${fits(filter)} group by s.state`.execute(this.#kysely),
      ),
      runQuery(
        sql<{ model: string; count: bigint }>`
          select models.name as model, count(*) as count
          from subscriptions s ${LIVE} ${MODEL_OF_SUBSCRIPTION}
          where ${fits({ ...filter, state: 'pending' })}
          group by models.name order by count(*) desc, models.name limit ${MAX_MODELS}`.execute(this.#kysely),
      ),
    ]);
    const counts = new Map(states.rows.map(({ state, count }) => [state, Number(count)]));
    return {
      byState: Object.fromEntries(
        SUBSCRIPTION_STATES.map((state) => [state, counts.get(state) ?? 0]),
      ) as Record<SubscriptionState, number>,
      oldestPendingAt: states.rows.find(({ state }) => state === 'pending')?.oldest ?? null,
      pendingByModel: models.rows.map(({ model, count }) => ({ model, count: Number(count) })),
    };
  }

  async findForUpdate(id: SubscriptionId): Promise<Subscription | null> {
    const [found] = await this.#read(sql`
      select ${SUBSCRIPTION_COLUMNS} from subscriptions s ${LIVE} ${MODEL_OF_SUBSCRIPTION}
      where s.id = ${id} for update of s`);
    return found ?? null;
  }

  lockOfModel(
    modelId: ModelId,
    states: readonly SubscriptionState[],
    limit: number,
  ): Promise<readonly Subscription[]> {
    return this.#lock(sql`s.model_id = ${modelId} and ${isOneOf(states)}`, sql`s.id`, limit);
  }

  lockOfMember(
    organizationId: OrganizationId,
    userId: UserId,
    states: readonly SubscriptionState[],
    limit: number,
  ): Promise<readonly Subscription[]> {
    const which = sql`s.organization_id = ${organizationId} and s.user_id = ${userId} and ${isOneOf(states)}`;
    return this.#lock(which, sql`s.id`, limit);
  }

  lockExpired(at: Date, limit: number): Promise<readonly Subscription[]> {
    const which = sql`s.state = 'active' and s.expires_at <= ${at}`;
    return this.#lock(which, sql`s.expires_at`, limit, sql`skip locked`);
  }

  async retiredModels(at: Date, limit: number): Promise<readonly ModelId[]> {
    const { rows } = await runQuery(
      sql<{ id: string }>`select id from models
        where (not enabled or retires_at <= ${at}) and exists (
          select from subscriptions where model_id = models.id and state in ('pending', 'active'))
        order by id limit ${limit}`.execute(this.#kysely),
    );
    return rows.map(({ id }) => id as ModelId);
  }

  #lock(
    which: RawBuilder<unknown>,
    order: RawBuilder<unknown>,
    limit: number,
    waiting: RawBuilder<unknown> = sql``,
  ): Promise<readonly Subscription[]> {
    return this.#read(sql`
      select ${SUBSCRIPTION_COLUMNS} from subscriptions s ${MODEL_OF_SUBSCRIPTION}
      where ${which} order by ${order} limit ${limit} for update of s ${waiting}`);
  }

  async #read(query: RawBuilder<unknown>): Promise<Subscription[]> {
    const { rows } = await runQuery((query as RawBuilder<SubscriptionRow>).execute(this.#kysely));
    return rows.map(toSubscription);
  }
}

function fits({ state, organizationId, userId, model }: SubscriptionFilter): RawBuilder<unknown> {
  const conditions = [
    state === undefined ? null : sql`s.state = ${state}`,
    organizationId === undefined ? null : sql`s.organization_id = ${organizationId}`,
    userId === undefined ? null : sql`s.user_id = ${userId}`,
    model === undefined ? null : sql`s.model_id = (select id from models where name = ${model})`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

function isOneOf(states: readonly SubscriptionState[]): RawBuilder<unknown> {
  return sql`s.state = any(${[...states]}::text[])`;
}
