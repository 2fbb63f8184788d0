import { MAX_REQUEST_IDS, type RefusalCount, type RefusalStore } from '@weir/domain/refusals';
import type { Database } from '../database/database.ts';

/** Locks rows in the order of their keys: replicas that write at the same time wait for each other without a deadlock. */
const ADD = `
insert into request_refusals as refusal (minute, organization_id, api_key_id, code, scope, count, first_at, last_at,
  limit_value, observed, resets_at, operation, model, request_id, limits, request_ids)
select * from jsonb_to_recordset($1::text::jsonb) as added (minute timestamptz, organization_id uuid, api_key_id uuid,
  code text, scope text, count bigint, first_at timestamptz, last_at timestamptz, limit_value numeric,
  observed numeric, resets_at timestamptz, operation text, model text, request_id text, limits jsonb,
  request_ids text[])
order by minute, api_key_id, code, scope
on conflict (minute, api_key_id, code, scope) do update set
  count = refusal.count + excluded.count,
  first_at = least(refusal.first_at, excluded.first_at),
  last_at = greatest(refusal.last_at, excluded.last_at),
  limit_value = excluded.limit_value,
  observed = excluded.observed,
  resets_at = excluded.resets_at,
  operation = excluded.operation,
  model = excluded.model,
  request_id = excluded.request_id,
  limits = excluded.limits,
  request_ids = (coalesce(refusal.request_ids, '{}') || excluded.request_ids)[1:${MAX_REQUEST_IDS}]`;

/** Refusals in PostgreSQL. */
export class PostgresRefusalStore implements RefusalStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(counts: readonly RefusalCount[], signal?: AbortSignal): Promise<void> {
    if (counts.length === 0) return;
    await this.#database.statements.run(ADD, [JSON.stringify(counts.map(toRow))], signal);
  }
}

function toRow(count: RefusalCount) {
  return {
    minute: count.minute,
    organization_id: count.key?.organizationId ?? null,
    api_key_id: count.key?.id ?? null,
    code: count.code,
    scope: count.scope,
    count: count.count,
    first_at: count.firstAt,
    last_at: count.lastAt,
    limit_value: count.limit?.toString() ?? null,
    observed: count.observed?.toString() ?? null,
    resets_at: count.resetsAt,
    operation: count.operation,
    model: count.model,
    request_id: count.requestId,
    limits: count.limits.map(({ amount, used, reserved, ...limit }) => ({
      ...limit,
      ...{ amount: `${amount}`, used: textOf(used), reserved: textOf(reserved) },
    })),
    request_ids: count.requestIds,
  };
}

/** JSON numbers are exact up to 2^53 only. */
function textOf(amount: bigint | null): string | null {
  return amount === null ? null : `${amount}`;
}
