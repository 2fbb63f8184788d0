import type { LimitThresholdRepository, ReachedThreshold } from '@weir/domain/alerts';
import type { OrganizationId } from '@weir/domain/kernel';
import type { LimitId, LimitPeriod, LimitScope, QuotaKind } from '@weir/domain/limits';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

interface ReachedRow {
  limit_id: string;
  organization_id: string;
  scope: string;
  scope_id: string;
  model_id: string | null;
  kind: string;
  period: string;
  period_start: Date | null;
  resets_at: Date | null;
  amount: bigint;
  hard: boolean;
  used: string;
  threshold_percent: number;
  noted: number;
}

/** Which thresholds of limits were reached, in PostgreSQL. */
export class PostgresLimitThresholdRepository implements LimitThresholdRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async reach(since: Date, limit: number): Promise<{ noted: number; highest: readonly ReachedThreshold[] }> {
    const { rows } = await runQuery(
      sql<ReachedRow>`
        with changed as (
          select limits.id, counter.period_start,
            case when limits.kind in ('budget', 'credit') then counter.spent_nano_usd
              when limits.kind = 'request_quota' then counter.requests
              else counter.tokens end as used
          from limit_counters counter
          join limits on ${COUNTED_BY_LIMIT}
          where counter.updated_at > ${since}
          union
          select limits.id, counter.period_start,
            case when limits.kind in ('budget', 'credit') then counter.spent_nano_usd
              when limits.kind = 'request_quota' then counter.requests
              else counter.tokens end
          from limits
          join limit_counters counter on ${COUNTED_BY_LIMIT}
          where limits.updated_at > ${since}
        ), reached as (
          insert into limit_thresholds_reached (limit_id, period_start, amount, threshold_percent, reached_at)
          select limits.id, changed.period_start, limits.amount, threshold.percent, now()
          from changed
          join limits on limits.id = changed.id
          join organizations on organizations.id = limits.organization_id and organizations.deleted_at is null
          cross join lateral limit_period(limits.period, limits.anchor, organizations.time_zone, now()) as current
          cross join lateral limit_period(limits.period, limits.anchor, organizations.time_zone, ${since}) as former
          cross join lateral unnest(limits.thresholds) as threshold (percent)
          where changed.period_start in (current.starts_at, former.starts_at)
            and limits.amount > 0 and changed.used * 100 >= limits.amount::numeric * threshold.percent
            and not exists (
              select from limit_thresholds_reached told
              where told.limit_id = limits.id and told.period_start = changed.period_start
                and told.amount = limits.amount and told.threshold_percent = threshold.percent)
          order by limits.id, changed.period_start, threshold.percent
          limit ${limit}
          on conflict do nothing
          returning limit_id, period_start, amount, threshold_percent
        ), highest as (
          select limit_id, period_start, amount, max(threshold_percent) as threshold_percent,
            (select count(*)::integer from reached) as noted
          from reached group by limit_id, period_start, amount
        )
        select highest.limit_id, limits.organization_id, limits.scope, limits.scope_id, limits.model_id, limits.kind,
          limits.period, nullif(highest.period_start, 'epoch') as period_start, nullif(ends.ends_at, 'infinity') as resets_at,
          highest.amount, limits.hard, trunc(changed.used)::text as used, highest.threshold_percent, highest.noted
        from highest
        join limits on limits.id = highest.limit_id
        join organizations on organizations.id = limits.organization_id
        join changed on changed.id = highest.limit_id and changed.period_start = highest.period_start
        cross join lateral limit_period(limits.period, limits.anchor, organizations.time_zone, highest.period_start) as ends
        order by highest.limit_id, highest.period_start`.execute(this.#kysely),
    );
    return { noted: rows[0]?.noted ?? 0, highest: rows.map(toReached) };
  }

  async deleteReached(before: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`
        delete from limit_thresholds_reached where (limit_id, period_start, amount, threshold_percent) in (
          select limit_id, period_start, amount, threshold_percent from limit_thresholds_reached
          where reached_at < ${before} and period_start <> 'epoch'
          order by reached_at limit ${limit} for update skip locked)`.execute(this.#kysely),
    );
    return Number(numAffectedRows ?? 0n);
  }
}

const COUNTED_BY_LIMIT = sql<boolean>`counter.scope = limits.scope and counter.scope_id = limits.scope_id
  and counter.organization_id = limits.organization_id and counter.model_id is not distinct from limits.model_id
  and counter.period = limits.period`;

function toReached(row: ReachedRow): ReachedThreshold {
  return {
    limitId: row.limit_id as LimitId,
    organizationId: row.organization_id as OrganizationId,
    scope: row.scope as LimitScope,
    scopeId: row.scope_id,
    modelId: row.model_id,
    kind: row.kind as QuotaKind,
    period: row.period as LimitPeriod,
    periodStart: row.period_start,
    resetsAt: row.resets_at,
    thresholdPercent: row.threshold_percent,
    amount: BigInt(row.amount),
    used: BigInt(row.used),
    hard: row.hard,
  };
}
