import {
  ALERT_WINDOWS,
  type AlertMetric,
  type AlertRule,
  type AlertRuleId,
  type AlertRuleRepository,
  type AlertWindow,
  type MeasuredAlertRule,
} from '@weir/domain/alerts';
import { type OrganizationId, type Page, type PageRequest, toPage, type UserId } from '@weir/domain/kernel';
import { DURATION_BOUNDS_US, TTFT_BOUNDS_US } from '@weir/domain/usage';
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { AlertRules, DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;

interface MeasuredRow extends Selectable<AlertRules> {
  requests: string;
  failed_requests: string;
  cost_nano_usd: string;
  ttft_buckets: number[];
  duration_buckets: number[];
}

/** Alert rules, in PostgreSQL; what they measure is in the rollups of usage. */
export class PostgresAlertRuleRepository implements AlertRuleRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(rule: AlertRule): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('alert_rules')
        .values({
          id: rule.id,
          organization_id: rule.organizationId,
          metric: rule.metric,
          created_by: rule.createdBy,
          created_at: rule.createdAt,
          ...changeable(rule),
        })
        .execute(),
    );
  }

  async count(organizationId: OrganizationId): Promise<number> {
    const { count } = await runQuery(
      this.#kysely
        .selectFrom('alert_rules')
        .select((select) => select.fn.countAll<bigint>().as('count'))
        .where('organization_id', '=', organizationId)
        .executeTakeFirstOrThrow(),
    );
    return Number(count);
  }

  async find(organizationId: OrganizationId, id: AlertRuleId): Promise<AlertRule | null> {
    const row = await runQuery(this.#of(organizationId).where('id', '=', id).executeTakeFirst());
    return row === undefined ? null : toAlertRule(row);
  }

  async list(organizationId: OrganizationId, { limit, after }: PageRequest): Promise<Page<AlertRule>> {
    let query = this.#of(organizationId);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toAlertRule), limit, ({ id }) => id);
  }

  async update(rule: AlertRule): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('alert_rules')
        .set(changeable(rule))
        .where('organization_id', '=', rule.organizationId)
        .where('id', '=', rule.id)
        .execute(),
    );
  }

  async delete(organizationId: OrganizationId, id: AlertRuleId): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('alert_rules')
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    return numDeletedRows > 0n;
  }

  async measure(at: Date, after: AlertRuleId | null, limit: number): Promise<readonly MeasuredAlertRule[]> {
    const quarter = new Date(Math.floor(at.getTime() / QUARTER_MS) * QUARTER_MS);
    const { rows } = await runQuery(
      sql<MeasuredRow>`
        select rules.*, sums.* from (
          select alert_rules.* from alert_rules
          join organizations on organizations.id = alert_rules.organization_id and organizations.deleted_at is null
          where alert_rules.deactivated_at is null and (${after}::uuid is null or alert_rules.id > ${after}::uuid)
          order by alert_rules.id limit ${limit}
        ) as rules
        cross join lateral (
          select coalesce(sum(rollup.requests), 0) as requests, coalesce(sum(failed_requests), 0) as failed_requests,
            coalesce(sum(cost_nano_usd), 0) as cost_nano_usd,
            ${sumOfBuckets('ttft_buckets', TTFT_BOUNDS_US)} as ttft_buckets,
            ${sumOfBuckets('duration_buckets', DURATION_BOUNDS_US)} as duration_buckets
          from usage_rollups rollup
          where rollup.organization_id = rules.organization_id and rollup.minutes = 15
            and rollup.starts_at >= ${quarter}::timestamptz - rules.window_minutes * interval '1 minute'
            and (rules.model is null or rollup.model = rules.model)
        ) as sums
        order by rules.id`.execute(this.#kysely),
    );
    return rows.map((row) => ({
      rule: toAlertRule(row),
      requests: Number(row.requests),
      failedRequests: Number(row.failed_requests),
      costNanoUsd: BigInt(row.cost_nano_usd),
      ttftBuckets: row.ttft_buckets,
      durationBuckets: row.duration_buckets,
    }));
  }

  async note(measured: AlertRule, firedAt: Date | null, value: bigint | null): Promise<boolean> {
    const { numUpdatedRows } = await runQuery(
      this.#kysely
        .updateTable('alert_rules')
        .set({ fired_at: firedAt, last_value: value })
        .where('id', '=', measured.id)
        .where('organization_id', '=', measured.organizationId)
        .where('deactivated_at', 'is', null)
        .where('threshold', '=', measured.threshold)
        .executeTakeFirstOrThrow(),
    );
    return numUpdatedRows > 0n;
  }

  #of(organizationId: OrganizationId) {
    return this.#kysely.selectFrom('alert_rules').selectAll().where('organization_id', '=', organizationId);
  }
}

/** Adds up buckets one by one. JSON, because sums of bigint are numeric, which would come as text. */
function sumOfBuckets(column: string, bounds: readonly number[]): RawBuilder<number[]> {
  const sums = Array.from(bounds.concat(0), (_, index) => `coalesce(sum(${column}[${index + 1}]), 0)`);
  return sql`to_jsonb(array[${sql.raw(sums.join(', '))}])`;
}

function changeable(rule: AlertRule) {
  return {
    name: rule.name,
    window_minutes: ALERT_WINDOWS[rule.window],
    model: rule.model,
    threshold: rule.threshold,
    min_requests: rule.minRequests,
    deactivated_at: rule.deactivatedAt,
    fired_at: rule.firedAt,
  };
}

function toAlertRule(row: Selectable<AlertRules>): AlertRule {
  const [window] = Object.entries(ALERT_WINDOWS).find(([, minutes]) => minutes === row.window_minutes)!;
  return {
    id: row.id as AlertRuleId,
    organizationId: row.organization_id as OrganizationId,
    name: row.name,
    metric: row.metric as AlertMetric,
    window: window as AlertWindow,
    model: row.model,
    threshold: BigInt(row.threshold),
    minRequests: row.min_requests,
    createdBy: row.created_by as UserId | null,
    createdAt: row.created_at,
    deactivatedAt: row.deactivated_at,
    firedAt: row.fired_at,
    lastValue: row.last_value === null ? null : BigInt(row.last_value),
  };
}
