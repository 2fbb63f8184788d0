import type { AuditRecord } from '@weir/domain/audit';
import type { AuditStreamQueue } from '@weir/domain/audit-log';
import type { AuditRecordId } from '@weir/domain/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { AuditRecords, DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toAuditRecord } from './audit-log.ts';

/** The queue of the audit stream, in PostgreSQL. A trigger fills it. */
export class PostgresAuditStreamQueue implements AuditStreamQueue {
  readonly #kysely: Kysely<DB>;

  constructor({ kysely }: Pick<Database, 'kysely'>) {
    this.#kysely = kysely;
  }

  async hold(holder: string, at: Date, until: Date, collectsUntil: Date): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await runQuery(
      this.#kysely
        .insertInto('audit_stream')
        .values({ held_by: holder, held_until: until, collects_until: collectsUntil })
        .onConflict((conflict) =>
          conflict
            .column('only_one')
            .doUpdateSet({ held_by: holder, held_until: until, collects_until: collectsUntil })
            .where((where) =>
              where.or([
                where('audit_stream.held_by', '=', holder),
                where('audit_stream.held_until', '<=', at),
              ]),
            ),
        )
        .executeTakeFirstOrThrow(),
    );
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async release(holder: string, at: Date): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('audit_stream')
        .set({ held_until: at })
        .where('held_by', '=', holder)
        .execute(),
    );
  }

  async first(limit: number): Promise<readonly AuditRecord[]> {
    const { rows } = await runQuery(
      sql<Selectable<AuditRecords> & { unsent_id: string }>`
        select unsent.id as unsent_id, audit_records.*
        from (select id, occurred_at from unsent_audit_records order by id limit ${limit}) as unsent
        left join audit_records on audit_records.id = unsent.id and audit_records.occurred_at = unsent.occurred_at
        order by unsent.id`.execute(this.#kysely),
    );
    const dropped = rows.filter(({ id }) => id === null);
    if (dropped.length === 0) return rows.map(toAuditRecord);
    // Months are dropped whole, so usually all of them are: then the next ones are looked at.
    await this.sent(dropped.map(({ unsent_id }) => unsent_id as AuditRecordId));
    return this.first(limit);
  }

  async count(limit: number): Promise<number> {
    const { rows } = await runQuery(
      sql<{ count: number }>`
        select count(*)::integer as count from (select from unsent_audit_records limit ${limit}) as waiting`.execute(
        this.#kysely,
      ),
    );
    return rows[0]!.count;
  }

  async sent(ids: readonly AuditRecordId[]): Promise<void> {
    await runQuery(
      sql`delete from unsent_audit_records where id = any(${[...ids]}::uuid[])`.execute(this.#kysely),
    );
  }
}
