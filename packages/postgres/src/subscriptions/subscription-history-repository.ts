import type { OrganizationId, Page, PageRequest, ServiceAccountId, UserId } from '@weir/domain/kernel';
import { toPage } from '@weir/domain/kernel';
import type { SubscriptionId } from '@weir/domain/limits';
import type {
  SubscriptionChange,
  SubscriptionEvent,
  SubscriptionHistoryRepository,
  SubscriptionState,
} from '@weir/domain/subscriptions';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, SubscriptionStatusHistory } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

const REQUESTS = ['request', 'request_review'] as const satisfies readonly SubscriptionEvent[];

/** The history of subscriptions, in PostgreSQL. */
export class PostgresSubscriptionHistoryRepository implements SubscriptionHistoryRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async append(changes: readonly SubscriptionChange[]): Promise<void> {
    const rows = changes.map((change) => ({
      id: change.id,
      subscription_id: change.subscriptionId,
      organization_id: change.organizationId,
      event: change.event,
      from_state: change.from,
      to_state: change.to,
      reason: change.reason,
      actor_kind: change.actor.kind,
      actor_id: change.actor.id,
      version: change.version,
      occurred_at: change.occurredAt,
    }));
    await runQuery(
      sql`insert into subscription_status_history
        select * from jsonb_populate_recordset(null::subscription_status_history, ${JSON.stringify(rows)}::text::jsonb)`.execute(
        this.#kysely,
      ),
    );
  }

  async list(
    organizationId: OrganizationId,
    id: SubscriptionId,
    { limit, after }: PageRequest,
  ): Promise<Page<SubscriptionChange>> {
    let query = this.#kysely
      .selectFrom('subscription_status_history')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('subscription_id', '=', id);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toChange), limit, (change) => change.id);
  }

  async wasRequestedBy(organizationId: OrganizationId, id: SubscriptionId, userId: UserId): Promise<boolean> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('subscription_status_history')
        .select('id')
        .where('organization_id', '=', organizationId)
        .where('subscription_id', '=', id)
        .where('actor_id', '=', userId)
        .where('event', 'in', REQUESTS)
        .limit(1)
        .executeTakeFirst(),
    );
    return row !== undefined;
  }
}

function toChange(row: Selectable<SubscriptionStatusHistory>): SubscriptionChange {
  return {
    id: row.id as SubscriptionChange['id'],
    subscriptionId: row.subscription_id as SubscriptionId,
    organizationId: row.organization_id as OrganizationId,
    event: row.event as SubscriptionEvent,
    from: row.from_state as SubscriptionState | null,
    to: row.to_state as SubscriptionState,
    reason: row.reason,
    actor: {
      kind: row.actor_kind as SubscriptionChange['actor']['kind'],
      id: row.actor_id as UserId | ServiceAccountId | null,
    },
    version: row.version,
    occurredAt: row.occurred_at,
  };
}
