import { Kysely } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import type { Database } from '../src/database/database.ts';
import type { DB } from '../src/database/database-types.ts';

/** A node of a plan, as `explain (format json)` writes it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
}

interface Query {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Runs queries, then explains each: all nodes of its plan, its root first. The tables need statistics (`analyze`). */
export async function explainedQueries(
  { sql }: Pick<Database, 'sql'>,
  run: (kysely: Kysely<DB>) => Promise<unknown>,
): Promise<PlanNode[][]> {
  const queries: Query[] = [];
  const dialect = new PostgresJSDialect({ postgres: sql });
  await run(new Kysely<DB>({ dialect, log: ({ query }) => void queries.push(query) }));
  return Promise.all(queries.map(async (query) => nodesOf(await explain(sql, query))));
}

async function explain(sql: Database['sql'], { sql: text, parameters }: Query): Promise<PlanNode> {
  const [row] = await sql.unsafe<{ 'QUERY PLAN': [{ Plan: PlanNode }] }[]>(
    `explain (analyze, buffers, timing off, format json) ${text}`,
    parameters as never[],
  );
  return row!['QUERY PLAN'][0].Plan;
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
