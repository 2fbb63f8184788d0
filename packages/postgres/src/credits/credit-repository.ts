import type { CreditEntry, CreditEntryId, CreditEntryKind, CreditRepository } from '@weir/domain/credits';
import {
  type NanoUsd,
  type OrganizationId,
  type Page,
  type PageRequest,
  toPage,
  type UserId,
} from '@weir/domain/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { CreditEntries, DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** The entries of organizations' credits, in PostgreSQL. */
export class PostgresCreditRepository implements CreditRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(entry: CreditEntry): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('credit_entries')
        .values({
          id: entry.id,
          organization_id: entry.organizationId,
          kind: entry.kind,
          amount_nano_usd: entry.amount,
          reason: entry.reason,
          reference: entry.reference,
          created_by: entry.createdBy,
          created_at: entry.createdAt,
        })
        .execute(),
    );
  }

  async findByReference(organizationId: OrganizationId, reference: string): Promise<CreditEntry | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('credit_entries')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('reference', '=', reference)
        .executeTakeFirst(),
    );
    return row === undefined ? null : toEntry(row);
  }

  async sum(organizationId: OrganizationId): Promise<NanoUsd> {
    const { sum } = await runQuery(
      this.#kysely
        .selectFrom('credit_entries')
        .select(sql<string>`coalesce(sum(amount_nano_usd), 0)`.as('sum'))
        .where('organization_id', '=', organizationId)
        .executeTakeFirstOrThrow(),
    );
    return BigInt(sum);
  }

  async list(organizationId: OrganizationId, { limit, after }: PageRequest): Promise<Page<CreditEntry>> {
    let query = this.#kysely
      .selectFrom('credit_entries')
      .selectAll()
      .where('organization_id', '=', organizationId);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toEntry), limit, ({ id }) => id);
  }
}

function toEntry(row: Selectable<CreditEntries>): CreditEntry {
  return {
    id: row.id as CreditEntryId,
    organizationId: row.organization_id as OrganizationId,
    kind: row.kind as CreditEntryKind,
    amount: row.amount_nano_usd,
    reason: row.reason,
    reference: row.reference,
    createdBy: row.created_by as UserId | null,
    createdAt: row.created_at,
  };
}
