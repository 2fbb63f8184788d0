import { Kysely } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import postgres, { type Sql } from 'postgres';
import { countReservations } from './counted-reservations.ts';
import { openSocketsThatNoticeSilence } from './database-socket.ts';
import type { DB } from './database-types.ts';
import type { PoolState } from './pool-state.ts';
import { StatementPool } from './statement-pool.ts';

const SILENCE_MARGIN_MS = 5_000;
const HOT_STATEMENT_TIMEOUT_MS = 10_000;

export interface DatabaseOptions {
  /** Most connections, at least two. Default 10. */
  readonly poolSize?: number;
  /** Default 5 s. */
  readonly connectTimeoutMs?: number;
  /** The server cancels a statement after this time. Default 30 s; on the hot path at most 10 s. */
  readonly statementTimeoutMs?: number;
  /** A connection that is silent for this long counts as dead. Default 5 s more than the statement timeout. */
  readonly silenceMs?: number;
  /** Shown in `pg_stat_activity`. Default `weir`. */
  readonly applicationName?: string;
}

export interface Database {
  /** For the hot path: its own connections, so that no report delays the ledger. */
  readonly statements: StatementPool;
  /** For everything else. */
  readonly kysely: Kysely<DB>;
  /** The connections below `kysely`. */
  readonly sql: Sql<{ bigint: bigint }>;
  /** `hot` is for look-ups of keys and the ledger, `queries` is below `kysely`; what uses `sql` directly is not counted. */
  readonly pools: () => readonly (PoolState & { readonly name: string })[];
  /** Waits up to five seconds for running queries, then closes. */
  close(): Promise<void>;
}

/**
 * Opens the pools. `int8` is read as bigint since money is never a JS number. Connects on first use, so this never fails
 * when the database is away.
 *
 * @throws Error for a URL with several hosts: use a proxy that knows the primary
 */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  // While all hosts are down, postgres.js would try them forever, without pause.
  if (hostsOf(url).includes(',')) throw new Error('A database URL with several hosts is not supported.');
  const poolSize = Math.max(2, options.poolSize ?? 10);
  const hotConnections = Math.max(1, Math.floor(poolSize * 0.4));
  const statementTimeoutMs = options.statementTimeoutMs ?? 30_000;
  const hotTimeoutMs = Math.min(statementTimeoutMs, HOT_STATEMENT_TIMEOUT_MS);
  const statements = postgres(url, {
    // Idle connections stay open: connecting costs about 2 ms of this thread, for the password.
    ...connectionSettings({ ...options, statementTimeoutMs: hotTimeoutMs }, () => hot.isIdle()),
    max: hotConnections,
    types: { bigint: postgres.BigInt },
    // Saves a round trip when connecting. The other pool needs the types: without them its reservations hang.
    fetch_types: false,
  });
  const sql = postgres(url, {
    ...connectionSettings({ ...options, statementTimeoutMs }),
    max: poolSize - hotConnections,
    types: { bigint: postgres.BigInt },
  });
  const hot = new StatementPool(statements, hotConnections, sql);
  const queries = countReservations(sql, poolSize - hotConnections);
  return {
    statements: hot,
    kysely: new Kysely<DB>({ dialect: new PostgresJSDialect({ postgres: queries.pool }) }),
    sql,
    pools: () => [
      { name: 'hot', ...hot.state },
      { name: 'queries', ...queries.state() },
    ],
    async close() {
      await Promise.all([hot.close(), sql.end({ timeout: 5 })]);
    },
  };
}

/** The options of all connections. */
export function connectionSettings(
  options: DatabaseOptions & { readonly statementTimeoutMs: number },
  isIdle?: () => boolean,
) {
  const silenceMs = options.silenceMs ?? options.statementTimeoutMs + SILENCE_MARGIN_MS;
  return {
    connect_timeout: (options.connectTimeoutMs ?? 5_000) / 1_000,
    // The default backs off up to 20 s: for that time a database that is back would still look away.
    backoff: (attempt: number) => Math.min(3 ** attempt / 100, 1) * (0.5 + Math.random() / 2),
    // A quick query must never wait behind a slow one on the same connection. Not in the types of postgres.js.
    max_pipeline: 0,
    onnotice: () => {},
    socket: openSocketsThatNoticeSilence(silenceMs, isIdle),
    connection: {
      application_name: options.applicationName ?? 'weir',
      statement_timeout: options.statementTimeoutMs,
      idle_in_transaction_session_timeout: 60_000,
    },
  };
}

function hostsOf(url: string): string {
  const authority = url.slice(url.indexOf('//') + 2).split(/[/?]/, 1)[0]!;
  return authority.slice(authority.lastIndexOf('@') + 1);
}
