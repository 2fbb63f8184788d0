import { Kysely } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import type { Database } from '../src/database/database.ts';
import type { DB } from '../src/database/database-types.ts';
import type { PostgresRepositories } from '../src/management/repositories.ts';
import { PostgresUnitOfWork } from '../src/management/unit-of-work.ts';

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

interface Query {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[];
}

/** Runs a list, then explains its queries. The tables need their rows, and statistics of them (`analyze`). */
export async function readsOfList(
  { sql }: Database,
  list: (repositories: PostgresRepositories) => Promise<unknown>,
): Promise<ListReads> {
  const queries: Query[] = [];
  const dialect = new PostgresJSDialect({ postgres: sql });
  const kysely = new Kysely<DB>({ dialect, log: ({ query }) => void queries.push(query) });
  await list(new PostgresUnitOfWork({ kysely }).repositories);
  const plans = await Promise.all(queries.map((query) => explain(sql, query)));
  return {
    queries: plans.length,
    scannedTables: plans
      .flatMap(nodesOf)
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name']!),
    blocks: Math.max(...plans.map((plan) => plan['Shared Hit Blocks'] + plan['Shared Read Blocks'])),
  };
}

async function explain(sql: Database['sql'], { sql: text, parameters }: Query): Promise<Plan> {
  const [row] = await sql.unsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
    `explain (analyze, buffers, timing off, format json) ${text}`,
    parameters as never[],
  );
  return row!['QUERY PLAN'][0].Plan;
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
