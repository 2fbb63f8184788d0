/** Values a log line may carry. Ids, codes, counts, durations: never content, credentials or personal data. */
export type LogField = string | number | boolean | null | undefined;

/**
 * Every event the program can log. A closed list of names with typed fields instead of text, so that nothing written by
 * a client or an upstream can reach a log inside a message.
 */
export interface LogEvents {
  'gateway.listening': { host: string; port: number; version: string };
  'gateway.draining': { activeRequests: number; delayMs: number; graceMs: number };
  'gateway.stopped': { abandonedRequests: number };
  'gateway.unhandled': { errorName: string; errorCode: string; requestId?: string };
  'console.built': { durationMs: number };
  'console.build_failed': { reason: string };
  'request.ended': {
    requestId: string;
    ending: string;
    status: number | null;
    errorCode: string | null;
    operation: string;
    model: string;
    connectionId: string;
    attempts: number;
    streamed: boolean;
    ttftUs: number | null;
    durationUs: number;
    inputTokens: number | null;
    outputTokens: number | null;
    traceId: string | undefined;
  };
  'request.refused': {
    requestId: string;
    status: number;
    errorCode: string;
    operation: string | null;
    durationUs: number;
  };
  'request.refusals_unlogged': { count: number };
  'request.observer_failed': { requestId: string; errorName: string };
  'ledger.spooling': { reason: string; records: number };
  'ledger.failed': { reason: string; records: number };
  'spool.replayed': { records: number; batches: number };
  'spool.replay_failed': { errorCode: string; pendingRecords: number };
  'spool.quarantined': { requestId: string; errorCode: string; records: number };
  'spool.corrupt_segment': { segment: string; intactRecords: number };
  'spool.torn_tail_cut': { segment: string; bytes: number };
  'spool.failed': { errorCode: string; records: number };
  'api_keys.lookup_failed': { errorCode: string; servedStale: boolean };
  'api_keys.uses_not_written': { errorCode: string; keys: number };
  'limits.leases_failed': { errorCode: string };
  'live_requests.not_written': { errorCode: string };
  'refusals.not_written': { errorCode: string; counts: number };
  'changes.listening': { channels: number };
  'changes.lost': { errorCode: string };
  'catalog.loaded': { models: number; deployments: number; version: number };
  'catalog.load_failed': { errorCode: string };
  'catalog.credential_unreadable': { credentialId: string; connectionId: string };
  /** Not tried again for five seconds. The credential is the connection's own where its id is null. */
  'credential.not_opened': { connectionId: string; credentialId: string | null; errorCode: string };
  'kms.failed': { operation: string; reason: string };
  'upstream.connected': { connectionId: string; models: number };
  'breaker.changed': { connectionId: string; from: string; to: string };
  /** The upstream lists its models again: the next request tries it. */
  'breaker.probed': { connectionId: string; models: number };
  'upstream.unreachable': { connectionId: string; errorCode: string };
  /** Of the discovery server. What it listed before stays. */
  'discovery.server_failed': { errorCode: string };
  /** Entries of its list that are none, or whose addresses are not allowed. */
  'discovery.hosts_refused': { hosts: number };
  'discovery.hosts_changed': { hosts: number; added: number; gone: number };
  /** This gateway asks all upstreams from now on. */
  'discovery.turn_taken': Record<never, never>;
  'database.migrated': { applied: number; version: string };
  /** `restartInMs` is null when there is no other try. */
  'database.died': { pid: number; restartInMs: number | null };
  'database.restarted': { pid: number; attempt: number };
  'database.restart_failed': { attempt: number; errorCode: string; restartInMs: number | null };
  'database.partition_created': { partition: string };
  'database.purged': { what: string; count: number };
  'subscriptions.ended': { count: number };
  'database.maintenance_failed': { errorCode: string };
  'usage.month_dropped': { month: string };
  /** Past its retention, but some of its records are not in the rollups: `weir usage reconcile` tells which. */
  'usage.month_kept': { month: string };
  'sign_in.failed': { provider: string; errorCode: string; reason: string };
  'audit.repetitions_not_written': { counts: number };
  'token.reused': { familyId: string; userId: string };
  'sign_in.break_glass': { userId: string };
  'mail.failed': { errorCode: string; invitationId: string; attempts: number };
  'mail.not_sent': { errorCode: string };
  'outbox.delivery_failed': OutboxDelivery;
  /** It is not tried again. */
  'outbox.given_up': OutboxDelivery;
  'outbox.not_sent': { errorCode: string };
  'webhook.deactivated': { webhookId: string; reason: string };
  'alerts.look_failed': { errorCode: string };
  'audit.stream_failed': { errorCode: string; failures: number };
  'coordination.connected': Record<never, never>;
  'coordination.lost': { errorCode: string };
  'coordination.settlements_dropped': { count: number };
  'jobs.not_taken': { errorCode: string };
  'job.failed': { jobId: string; kind: string; errorCode: string };
  'telemetry.export_failed': { signal: string };
}

interface OutboxDelivery {
  eventId: string;
  eventType: string;
  channel: string;
  errorCode: string;
  attempts: number;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface Logger {
  log<Event extends keyof LogEvents>(level: LogLevel, event: Event, fields: LogEvents[Event]): void;
}
