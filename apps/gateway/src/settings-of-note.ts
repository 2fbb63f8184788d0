import type { Config } from './config.ts';

/** What decides how a gateway behaves under load and how long it keeps things. No address, name or secret is among them. */
const SHOWN = [
  'BREAKER_FAILURES',
  'BREAKER_OPEN_MS',
  'BREAKER_PROBE_INTERVAL_MS',
  'BREAKER_WINDOW_MS',
  'DATABASE_POOL_SIZE',
  'KEEPALIVE_INTERVAL_MS',
  'LEDGER_COMMIT_WAIT_MS',
  'MAX_ATTEMPTS',
  'MAX_BODIES_BYTES',
  'MAX_BODY_BYTES',
  'REQUEST_LOG_RATIO',
  'SHUTDOWN_GRACE_MS',
  'SPOOL_MAX_BYTES',
  'AUDIT_RETENTION_DAYS',
  'REFUSAL_RETENTION_DAYS',
  'USAGE_RETENTION_MONTHS',
] as const satisfies readonly (keyof Config)[];

/** Those that hold an address or a secret: only whether they are set. */
const WHETHER_SET = ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL'] as const satisfies readonly (keyof Config)[];

/** Settings of a gateway for its operators, by the names of their variables. */
export function settingsOfNote(config: Config): Readonly<Record<string, number | boolean | null>> {
  return Object.fromEntries([
    ...SHOWN.map((name) => [name, config[name] ?? null] as const),
    ...WHETHER_SET.map((name) => [name, config[name] !== undefined] as const),
  ]);
}
