import { DURATION_BOUNDS_US, GAP_BOUNDS_US, OVERHEAD_BOUNDS_US, TTFT_BOUNDS_US } from '@weir/domain/usage';

interface Described {
  readonly name: string;
  /** UCUM, as OpenTelemetry writes it. */
  readonly unit: string;
  readonly description: string;
}

export interface HistogramDefinition extends Described {
  readonly kind: 'histogram';
  /** Upper bounds in the unit, ascending, inclusive. */
  readonly bounds: readonly number[];
}

export interface CounterDefinition extends Described {
  readonly kind: 'counter';
}

/** Read at each export. An `upDownCounter` may be added up over replicas, a `gauge` may not. */
export interface ObservedDefinition extends Described {
  readonly kind: 'gauge' | 'upDownCounter';
}

export type MetricDefinition = HistogramDefinition | CounterDefinition | ObservedDefinition;

const seconds = (boundsUs: readonly number[]) => boundsUs.map((bound) => bound / 1_000_000);

/**
 * The bounds begin with those of the stored buckets, so that metrics and reports can be compared, and go on to the time
 * limits. Stored buckets end earlier: what is stored keeps its meaning.
 */
const TTFT_BOUNDS_S = [...seconds(TTFT_BOUNDS_US), 20, 30, 60, 120, 300];
export const GAP_BOUNDS_S: readonly number[] = [...seconds(GAP_BOUNDS_US), 5, 10, 30, 60, 120];
const DURATION_BOUNDS_S = [...seconds(DURATION_BOUNDS_US), 163.84, 327.68, 655.36, 1310.72, 1800];
const OVERHEAD_BOUNDS_S = seconds(OVERHEAD_BOUNDS_US);
const TOKEN_BOUNDS = Array.from({ length: 14 }, (_, power) => 4 ** power);
const COMMIT_BOUNDS_S = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Those of the HTTP conventions. */
const HTTP_BOUNDS_S = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Every metric of the gateway. docs/operations.md shows this table. */
export const METRICS = {
  requestDuration: {
    name: 'gen_ai.server.request.duration',
    kind: 'histogram',
    unit: 's',
    bounds: DURATION_BOUNDS_S,
    description: 'From the request received to its end.',
  },
  timeToFirstToken: {
    name: 'gen_ai.server.time_to_first_token',
    kind: 'histogram',
    unit: 's',
    bounds: TTFT_BOUNDS_S,
    description: 'From the request received to the first token sent on.',
  },
  timePerOutputToken: {
    name: 'gen_ai.server.time_per_output_token',
    kind: 'histogram',
    unit: 's',
    bounds: GAP_BOUNDS_S,
    description: 'Every gap between two tokens of a stream, as sent on.',
  },
  operationDuration: {
    name: 'gen_ai.client.operation.duration',
    kind: 'histogram',
    unit: 's',
    bounds: DURATION_BOUNDS_S,
    description: 'One attempt against an upstream, to the end of its answer.',
  },
  tokenUsage: {
    name: 'gen_ai.client.token.usage',
    kind: 'histogram',
    unit: '{token}',
    bounds: TOKEN_BOUNDS,
    description: 'Input and output tokens of requests whose counts are known.',
  },
  gatewayOverhead: {
    name: 'weir.gateway.overhead',
    kind: 'histogram',
    unit: 's',
    bounds: OVERHEAD_BOUNDS_S,
    description: "The gateway's own time until the first byte, without the client's upload and the upstream.",
  },
  providerAttempts: {
    name: 'weir.provider.attempts',
    kind: 'counter',
    unit: '{attempt}',
    description: 'Attempts against upstreams.',
  },
  admissionRefusals: {
    name: 'weir.admission.refusals',
    kind: 'counter',
    unit: '{request}',
    description: 'Data-plane requests refused before any attempt.',
  },
  streamsActive: {
    name: 'weir.streams.active',
    kind: 'upDownCounter',
    unit: '{stream}',
    description: 'Streams open towards clients.',
  },
  managementDuration: {
    name: 'weir.management.request.duration',
    kind: 'histogram',
    unit: 's',
    bounds: HTTP_BOUNDS_S,
    description: 'Requests of the management plane.',
  },
  keyServiceDuration: {
    name: 'weir.key_service.call.duration',
    kind: 'histogram',
    unit: 's',
    bounds: COMMIT_BOUNDS_S,
    description: 'Calls of the key service that seals and opens provider credentials, retries included.',
  },
  tokensReused: {
    name: 'weir.management.tokens.reused',
    kind: 'counter',
    unit: '{token}',
    description: 'Refresh tokens used a second time: each was stolen, or a script refreshes twice at once.',
  },
  outboxDeliveries: {
    name: 'weir.outbox.deliveries',
    kind: 'counter',
    unit: '{attempt}',
    description: 'Attempts to tell an event by mail or to a webhook.',
  },
  limitThresholds: {
    name: 'weir.limit.thresholds',
    kind: 'counter',
    unit: '{threshold}',
    description: 'Thresholds of limits that were reached.',
  },
  alertTransitions: {
    name: 'weir.alert.transitions',
    kind: 'counter',
    unit: '{transition}',
    description: 'Alerts that fired or resolved.',
  },
  auditWaiting: {
    name: 'weir.audit.waiting',
    kind: 'gauge',
    unit: '{record}',
    description:
      'Audit records that wait for the audit stream, as its sending replica sees them; at most 10,000.',
  },
  providerResent: {
    name: 'weir.provider.resent',
    kind: 'counter',
    unit: '{request}',
    description: 'Requests sent once more, because a reused connection broke before the answer.',
  },
  providerFallbacksRefused: {
    name: 'weir.provider.fallbacks_refused',
    kind: 'counter',
    unit: '{request}',
    description:
      'Requests that ended with the error of a free connection, because a limit had no room for one that costs.',
  },
  providerFallbacks: {
    name: 'weir.provider.fallbacks',
    kind: 'counter',
    unit: '{request}',
    description:
      'Requests that another connection served than the one that comes first, by why that one did not.',
  },
  breakerState: {
    name: 'weir.breaker.state',
    kind: 'gauge',
    unit: '1',
    description: 'The breaker of a connection: 0 closed, 1 half open, 2 open, 3 held open by somebody.',
  },
  breakerTransitions: {
    name: 'weir.breaker.transitions',
    kind: 'counter',
    unit: '{transition}',
    description: "Changes of breakers, those of organizations' own credentials included.",
  },
  breakersOfCredentials: {
    name: 'weir.breaker.credentials_open',
    kind: 'gauge',
    unit: '{credential}',
    description: "Organizations' own credentials whose breaker is not closed.",
  },
  ledgerCommitDuration: {
    name: 'weir.ledger.commit.duration',
    kind: 'histogram',
    unit: 's',
    bounds: COMMIT_BOUNDS_S,
    description: 'Time for one group of settlements to become durable, or fail.',
  },
  ledgerRecords: {
    name: 'weir.ledger.records',
    kind: 'counter',
    unit: '{record}',
    description: 'Settlements by where they went.',
  },
  ledgerPending: {
    name: 'weir.ledger.pending',
    kind: 'upDownCounter',
    unit: '{record}',
    description: 'Settlements that are not durable yet.',
  },
  spoolDepth: {
    name: 'weir.ledger.spool.depth',
    kind: 'gauge',
    unit: '{record}',
    description: 'Settlements in the spool, waiting for the database.',
  },
  spoolBytes: {
    name: 'weir.ledger.spool.size',
    kind: 'gauge',
    unit: 'By',
    description: 'Size of the files with these settlements.',
  },
  spoolAge: {
    name: 'weir.ledger.spool.oldest_age',
    kind: 'gauge',
    unit: 's',
    description: 'Age of the oldest of these settlements; 0 when there is none.',
  },
  coordinationUp: {
    name: 'weir.coordination.up',
    kind: 'gauge',
    unit: '1',
    description:
      'Whether limits are counted in Redis: 1, or 0 while this gateway decides by itself. Only where there is a Redis.',
  },
  databaseConnections: {
    name: 'db.client.connection.count',
    kind: 'upDownCounter',
    unit: '{connection}',
    description: 'Connections of a pool to PostgreSQL, used or free.',
  },
  databaseWaiting: {
    name: 'db.client.connection.pending_requests',
    kind: 'upDownCounter',
    unit: '{request}',
    description: 'Queries that wait for a free connection of a pool.',
  },
  eventLoopDelayP99: {
    name: 'nodejs.eventloop.delay.p99',
    kind: 'gauge',
    unit: 's',
    description: 'Event-loop delay in the last ten seconds, 99th percentile.',
  },
  eventLoopDelayMax: {
    name: 'nodejs.eventloop.delay.max',
    kind: 'gauge',
    unit: 's',
    description: 'Event-loop delay in the last ten seconds, maximum.',
  },
  processMemory: {
    name: 'process.memory.usage',
    kind: 'upDownCounter',
    unit: 'By',
    description: 'Resident set size of the process.',
  },
} as const satisfies Record<string, MetricDefinition>;
