import type { Database } from '../src/database/database.ts';
import type { PostgresRepositories } from '../src/management/repositories.ts';
import { PostgresUnitOfWork } from '../src/management/unit-of-work.ts';
import { explainedQueries } from './explained-queries.ts';

/** Rows per table; `WEIR_TEST_LIST_ROWS=1000000` for a realistic size. */
export const LIST_ROWS = Number(process.env.WEIR_TEST_LIST_ROWS ?? 20_000);
/** Blocks of 8 KiB that one page may read, at any number of rows: a search checks up to 1,000 matches. A million rows have some 15,000. */
export const MAX_LIST_BLOCKS = 1_200;

/** What the queries of a list read. */
export interface ListReads {
  /** The number of queries. */
  readonly queries: number;
  /** Tables that were read completely. */
  readonly scannedTables: readonly string[];
  /** The most blocks of 8 KiB that one query read. */
  readonly blocks: number;
}

/** Runs a list, then explains its queries. The tables need their rows, and statistics of them (`analyze`). */
export async function readsOfList(
  database: Database,
  list: (repositories: PostgresRepositories) => Promise<unknown>,
): Promise<ListReads> {
  const plans = await explainedQueries(database, (kysely) =>
    list(new PostgresUnitOfWork({ kysely }).repositories),
  );
  return {
    queries: plans.length,
    scannedTables: plans
      .flat()
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name']!),
    blocks: Math.max(...plans.map(([root]) => root!['Shared Hit Blocks'] + root!['Shared Read Blocks'])),
  };
}
