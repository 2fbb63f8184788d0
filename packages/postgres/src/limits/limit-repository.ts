import type { ModelId, OrganizationId } from '@weir/domain/kernel';
import {
  DEFAULT_THRESHOLDS,
  type LimitId,
  type LimitKind,
  type LimitPeriod,
  type LimitRepository,
  type LimitState,
  type LimitSubject,
  type NewLimit,
  type QuotaKind,
  type SubscriptionId,
  UNIT_OF_QUOTA,
} from '@weir/domain/limits';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

interface LimitRow {
  readonly scope_id: string;
  readonly id: string;
  readonly model_id: string | null;
  readonly model: string | null;
  readonly kind: LimitKind;
  readonly period: LimitPeriod | null;
  readonly amount: bigint;
  readonly hard: boolean;
  readonly lets_finish: boolean;
  readonly thresholds: number[];
  readonly starts_at: Date | null;
  readonly resets_at: Date | null;
  readonly spent_nano_usd: string;
  readonly requests: string;
  readonly tokens: string;
  readonly leased: string;
}

/** Limits, in PostgreSQL. A trigger tells every replica of a change. */
export class PostgresLimitRepository implements LimitRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async list(
    organizationId: OrganizationId,
    subject: LimitSubject,
    at: Date,
  ): Promise<readonly LimitState[]> {
    const rows = await this.#read(
      sql`${of(organizationId)} and ${ofSubject(subject)} and kind <> 'credit'`,
      at,
    );
    return rows.map(toState);
  }

  async listOfSubscriptions(
    subscriptions: readonly { readonly organizationId: OrganizationId; readonly id: SubscriptionId }[],
    at: Date,
  ): Promise<ReadonlyMap<SubscriptionId, readonly LimitState[]>> {
    const ids = subscriptions.map(({ id }) => id);
    const organizations = subscriptions.map(({ organizationId }) => organizationId);
    const rows = await this.#read(
      sql`limits.scope = 'subscription' and (limits.scope_id, limits.organization_id) in (
        select * from unnest(${ids}::uuid[], ${organizations}::uuid[]))`,
      at,
    );
    const bySubscription = Map.groupBy(rows, ({ scope_id }) => scope_id as SubscriptionId);
    return new Map([...bySubscription].map(([id, ofOne]) => [id, ofOne.map(toState)]));
  }

  async findCredit(organizationId: OrganizationId, at: Date): Promise<LimitState | null> {
    const [credit] = await this.#read(sql`${of(organizationId)} and kind = 'credit'`, at);
    return credit === undefined ? null : toState(credit);
  }

  async replace(
    organizationId: OrganizationId,
    subject: LimitSubject,
    limits: readonly NewLimit[],
    at: Date,
  ): Promise<void> {
    const rows = JSON.stringify(limits.map(toRow));
    await runQuery(
      sql`delete from limits where organization_id = ${organizationId} and ${ofSubject(subject)} and kind <> 'credit'
        and not exists (
          select from jsonb_to_recordset(${rows}::text::jsonb) as kept (kind text, model_id uuid, period text)
          where kept.kind = limits.kind and kept.model_id is not distinct from limits.model_id
            and kept.period is not distinct from limits.period)`.execute(this.#kysely),
    );
    await this.#save(organizationId, subject, rows, at);
  }

  async replaceCredit(organizationId: OrganizationId, id: LimitId, amount: bigint, at: Date): Promise<void> {
    const credit = toRow({
      ...{ id, kind: 'credit', modelId: null, period: 'total', amount },
      ...{ hard: true, letsFinish: false, thresholds: DEFAULT_THRESHOLDS },
    });
    const subject = { scope: 'organization', scopeId: organizationId, setBy: 'platform' } as const;
    await this.#save(organizationId, subject, JSON.stringify([credit]), at);
  }

  async findModels(names: readonly string[]): Promise<ReadonlyMap<string, ModelId>> {
    if (names.length === 0) return new Map();
    const rows = await runQuery(
      this.#kysely
        .selectFrom('models')
        .select(['id', 'name'])
        .where('name', 'in', names)
        .where('enabled', '=', true)
        .execute(),
    );
    return new Map(rows.map(({ id, name }) => [name, id as ModelId]));
  }

  async #save(organizationId: OrganizationId, subject: LimitSubject, rows: string, at: Date): Promise<void> {
    await runQuery(
      sql`insert into limits (id, organization_id, scope, scope_id, set_by, model_id, kind, period, anchor, amount,
          hard, lets_finish, thresholds, created_at, updated_at)
        select given.id, organizations.id, ${subject.scope}, ${subject.scopeId}, ${subject.setBy}, given.model_id,
          given.kind, given.period, (${at}::timestamptz at time zone organizations.time_zone)::date, given.amount,
          given.hard, given.lets_finish, given.thresholds, ${at}, ${at}
        from jsonb_to_recordset(${rows}::text::jsonb) as given (id uuid, model_id uuid, kind text, period text,
          amount bigint, hard boolean, lets_finish boolean, thresholds smallint[])
        join organizations on organizations.id = ${organizationId} and organizations.deleted_at is null
        order by given.kind, given.model_id, given.period
        on conflict on constraint limits_key do update set amount = excluded.amount, hard = excluded.hard,
          lets_finish = excluded.lets_finish, thresholds = excluded.thresholds, updated_at = excluded.updated_at
        where (limits.amount, limits.hard, limits.lets_finish, limits.thresholds)
          is distinct from (excluded.amount, excluded.hard, excluded.lets_finish, excluded.thresholds)`.execute(
        this.#kysely,
      ),
    );
  }

  async #read(which: RawBuilder<unknown>, at: Date): Promise<LimitRow[]> {
    const { rows } = await runQuery(
      sql<LimitRow>`select limits.id, limits.scope_id, limits.model_id, models.name as model, limits.kind, limits.period, limits.amount,
          limits.hard, limits.lets_finish, limits.thresholds, current.starts_at,
          nullif(current.ends_at, 'infinity') as resets_at, coalesce(counter.spent_nano_usd, 0) as spent_nano_usd,
          coalesce(counter.requests, 0) as requests, coalesce(counter.tokens, 0) as tokens,
          (select coalesce(sum(lease.amount), 0) from limit_leases lease where lease.limit_id = limits.id
            and lease.period_start = current.starts_at and lease.expires_at > ${at}) as leased
        from limits
        join organizations on organizations.id = limits.organization_id and organizations.deleted_at is null
        left join models on models.id = limits.model_id
        left join limit_period(limits.period, limits.anchor, organizations.time_zone, ${at}) as current
          on limits.period is not null
        left join limit_counters counter on counter.scope = limits.scope and counter.scope_id = limits.scope_id
          and counter.organization_id = limits.organization_id and counter.period = limits.period
          and counter.model_id is not distinct from limits.model_id and counter.period_start = current.starts_at
        where ${which}
        order by limits.kind, models.name nulls first, limits.period`.execute(this.#kysely),
    );
    return rows;
  }
}

function of(organizationId: OrganizationId): RawBuilder<unknown> {
  return sql`limits.organization_id = ${organizationId}`;
}

function ofSubject({ scope, scopeId, setBy }: LimitSubject): RawBuilder<unknown> {
  return sql`limits.scope = ${scope} and limits.scope_id = ${scopeId} and limits.set_by = ${setBy}`;
}

function toRow(limit: Omit<NewLimit, 'kind'> & { readonly kind: LimitKind }) {
  return {
    id: limit.id,
    model_id: limit.modelId,
    kind: limit.kind,
    period: limit.period,
    amount: limit.amount.toString(),
    hard: limit.hard,
    lets_finish: limit.letsFinish,
    thresholds: limit.thresholds,
  };
}

function toState(row: LimitRow): LimitState {
  return {
    id: row.id as LimitId,
    modelId: row.model_id as ModelId | null,
    model: row.model,
    kind: row.kind,
    period: row.period,
    amount: row.amount,
    hard: row.hard,
    letsFinish: row.lets_finish,
    thresholds: row.thresholds,
    counted:
      row.starts_at === null
        ? null
        : {
            startsAt: row.starts_at,
            resetsAt: row.resets_at,
            used: usedOf(row),
            leased: BigInt(row.leased),
          },
  };
}

/** In the unit of the limit. Sums are numeric, without a fraction. */
function usedOf({ kind, spent_nano_usd, requests, tokens }: LimitRow): bigint {
  switch (UNIT_OF_QUOTA[kind as QuotaKind]) {
    case 'nano_usd':
      return BigInt(spent_nano_usd);
    case 'requests':
      return BigInt(requests);
    case 'tokens':
      return BigInt(tokens);
  }
}
