import type {
  LedgerDifference,
  ReconciliationId,
  ReconciliationOutcome,
  ReconciliationProgress,
  ReconciliationRepository,
  ReconciliationRun,
  ReconciliationStatus,
} from '@weir/domain/reconciliation';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Reconciliations } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

const KEPT = 100;
/** A statement of a comparison takes 15 minutes at most. */
const SILENT_MS = 1_200_000;

/** Comparisons of the ledger with its sums. */
export class PostgresReconciliationRepository implements ReconciliationRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async begin(id: ReconciliationId, at: Date): Promise<boolean> {
    const silentSince = new Date(at.getTime() - SILENT_MS);
    await runQuery(
      sql`update reconciliations set status = 'failed', finished_at = ${at}, error_code = 'interrupted'
        where status = 'running' and updated_at < ${silentSince}`.execute(this.#kysely),
    );
    await runQuery(
      sql`delete from reconciliations where id in (
        select id from reconciliations order by started_at desc offset ${KEPT - 1})`.execute(this.#kysely),
    );
    const { rows } = await runQuery(
      sql`insert into reconciliations (id, status, started_at, updated_at) values (${id}, 'running', ${at}, ${at})
        on conflict do nothing returning id`.execute(this.#kysely),
    );
    return rows.length > 0;
  }

  async progress(id: ReconciliationId, progress: ReconciliationProgress, at: Date): Promise<boolean> {
    const { days, daysDone, differences, examples } = progress;
    const { rows } = await runQuery(
      sql<{ is_cancelled: boolean }>`
        update reconciliations set updated_at = ${at}, days = ${days}, days_done = ${daysDone},
          differences = ${differences}, examples = ${JSON.stringify(examples)}::text::jsonb
        where id = ${id} and status = 'running' returning is_cancelled`.execute(this.#kysely),
    );
    return rows[0]?.is_cancelled === false;
  }

  async finish(id: ReconciliationId, outcome: ReconciliationOutcome, at: Date): Promise<void> {
    const { status, days, daysDone, differences, examples, ledgerSince, records, counters, errorCode } =
      outcome;
    await runQuery(
      sql`update reconciliations set status = ${status}, updated_at = ${at}, finished_at = ${at}, days = ${days},
          days_done = ${daysDone}, differences = ${differences}, examples = ${JSON.stringify(examples)}::text::jsonb,
          ledger_since = ${ledgerSince}, records = ${records}, counters = ${counters}, error_code = ${errorCode}
        where id = ${id} and status = 'running'`.execute(this.#kysely),
    );
  }

  async cancel(): Promise<ReconciliationId | null> {
    const { rows } = await runQuery(
      sql<{ id: ReconciliationId }>`
        update reconciliations set is_cancelled = true where status = 'running' returning id`.execute(
        this.#kysely,
      ),
    );
    return rows[0]?.id ?? null;
  }

  async list(limit: number): Promise<readonly ReconciliationRun[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('reconciliations')
        .selectAll()
        .orderBy('started_at', 'desc')
        .limit(Math.min(limit, KEPT))
        .execute(),
    );
    return rows.map(toRun);
  }
}

function toRun(row: Selectable<Reconciliations>): ReconciliationRun {
  return {
    id: row.id as ReconciliationId,
    status: row.status as ReconciliationStatus,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    days: row.days,
    daysDone: row.days_done,
    ledgerSince: row.ledger_since,
    records: row.records === null ? null : Number(row.records),
    counters: row.counters === null ? null : Number(row.counters),
    differences: Number(row.differences),
    examples: row.examples as unknown as LedgerDifference[],
    errorCode: row.error_code,
  };
}
