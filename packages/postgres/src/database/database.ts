import { Kysely } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import postgres, { type Sql } from 'postgres';
import { openSocketsThatNoticeSilence } from './database-socket.ts';
import type { DB } from './database-types.ts';
import { StatementPool } from './statement-pool.ts';

const SILENCE_MARGIN_MS = 5_000;
const HOT_STATEMENT_TIMEOUT_MS = 10_000;

export interface DatabaseOptions {
  /** Connections at most, at least two. Default 10. */
  readonly poolSize?: number;
  /** Default 5 s. */
  readonly connectTimeoutMs?: number;
  /** The server gives up a statement after this. Default 30 s; on the hot path 10 s at most. */
  readonly statementTimeoutMs?: number;
  /** A connection that says nothing for this long is dead. Default 5 s beyond the statement timeout. */
  readonly silenceMs?: number;
  /** Shown in `pg_stat_activity`. Default `weir`. */
  readonly applicationName?: string;
}

export interface Database {
  /** For the hot path: connections of its own, so that no report can keep the ledger waiting. */
  readonly statements: StatementPool;
  /** For everything else. */
  readonly kysely: Kysely<DB>;
  /** The connections below `kysely`. */
  readonly sql: Sql<{ bigint: bigint }>;
  /** Lets running queries end, for up to five seconds. */
  close(): Promise<void>;
}

/**
 * Opens the pools, `int8` read as bigint since money is never a JS number. Connects on first use, so this never fails
 * for a database that is away.
 *
 * @throws Error for a URL with several hosts: put a proxy that knows the primary in front of them
 */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  // postgres.js would try them for ever, without pause, while all are down.
  if (hostsOf(url).includes(',')) throw new Error('A database URL with several hosts is not supported.');
  const poolSize = Math.max(2, options.poolSize ?? 10);
  const hotConnections = Math.max(1, Math.floor(poolSize * 0.4));
  const statementTimeoutMs = options.statementTimeoutMs ?? 30_000;
  const hotTimeoutMs = Math.min(statementTimeoutMs, HOT_STATEMENT_TIMEOUT_MS);
  const statements = postgres(url, {
    // Its idle connections are kept: connecting costs some 2 ms of this thread, for the password.
    ...connectionSettings({ ...options, statementTimeoutMs: hotTimeoutMs }, () => hot.isIdle()),
    max: hotConnections,
    types: { bigint: postgres.BigInt },
    // Saves a round trip at connecting. The other pool needs it: without, its reservations hang.
    fetch_types: false,
  });
  const sql = postgres(url, {
    ...connectionSettings({ ...options, statementTimeoutMs }),
    max: poolSize - hotConnections,
    types: { bigint: postgres.BigInt },
  });
  const hot = new StatementPool(statements, hotConnections, sql);
  return {
    statements: hot,
    kysely: new Kysely<DB>({ dialect: new PostgresJSDialect({ postgres: sql }) }),
    sql,
    async close() {
      await Promise.all([hot.close(), sql.end({ timeout: 5 })]);
    },
  };
}

/** What every connection of ours has in common. */
export function connectionSettings(
  options: DatabaseOptions & { readonly statementTimeoutMs: number },
  isIdle?: () => boolean,
) {
  const silenceMs = options.silenceMs ?? options.statementTimeoutMs + SILENCE_MARGIN_MS;
  return {
    connect_timeout: (options.connectTimeoutMs ?? 5_000) / 1_000,
    // The default backs off up to 20 s, for which a database that is back would still be refused.
    backoff: (attempt: number) => Math.min(3 ** attempt / 100, 1) * (0.5 + Math.random() / 2),
    // A quick query never waits behind a slow one on the same connection. Not in the types of postgres.js.
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
