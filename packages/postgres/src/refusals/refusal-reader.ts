import type { ApiKeyId, OrganizationId } from '@weir/domain/kernel';
import type { RefusalCount, RefusalQuery, RefusalReader } from '@weir/domain/refusals';
import type { Selectable } from 'kysely';
import type { Database } from '../database/database.ts';
import type { RequestRefusals } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

const MAX_PAGE = 1_000;

/** Reads refusals in PostgreSQL. */
export class PostgresRefusalReader implements RefusalReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list({ organizationId, since, limit }: RefusalQuery): Promise<RefusalCount[]> {
    let select = this.#database.kysely
      .selectFrom('request_refusals')
      .selectAll()
      .orderBy('minute', 'desc')
      .orderBy('last_at', 'desc')
      .limit(Math.min(limit, MAX_PAGE));
    if (organizationId !== undefined) select = select.where('organization_id', '=', organizationId);
    if (since !== undefined) select = select.where('minute', '>=', since);
    const rows = await runQuery(select.execute());
    return rows.map(toRefusalCount);
  }
}

type Facts = RefusalCount['limits'][number];

/** Amounts are decimal text. */
type StoredLimit = Omit<Facts, 'amount' | 'used' | 'reserved'> & {
  readonly amount: string;
  readonly used: string | null;
  readonly reserved: string | null;
};

export function toRefusalCount(row: Selectable<RequestRefusals>): RefusalCount {
  return {
    minute: row.minute,
    key:
      row.api_key_id === null
        ? null
        : { id: row.api_key_id as ApiKeyId, organizationId: row.organization_id as OrganizationId },
    code: row.code,
    scope: row.scope,
    count: Number(row.count),
    firstAt: row.first_at,
    lastAt: row.last_at,
    limit: row.limit_value === null ? null : BigInt(row.limit_value),
    observed: row.observed === null ? null : BigInt(row.observed),
    resetsAt: row.resets_at,
    operation: row.operation,
    model: row.model,
    requestId: row.request_id,
    limits: ((row.limits ?? []) as unknown as StoredLimit[]).map(({ amount, used, reserved, ...limit }) => ({
      ...limit,
      ...{ amount: BigInt(amount), used: bigintOf(used), reserved: bigintOf(reserved) },
    })),
    requestIds: row.request_ids ?? [],
  };
}

function bigintOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
