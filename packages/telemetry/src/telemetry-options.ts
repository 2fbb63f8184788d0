import type { Logger } from '@weir/domain/kernel';
import type { InferenceTelemetry } from '@weir/domain/telemetry';

export interface TelemetryOptions {
  /** The OTLP/HTTP collector's URLs for each signal, complete; undefined where it is not exported. */
  readonly metricsUrl: string | undefined;
  readonly tracesUrl: string | undefined;
  /** Where `/metrics` is served for Prometheus; 0 takes a free port; undefined for nowhere. */
  readonly prometheus: { readonly host: string; readonly port: number } | undefined;
  readonly serviceVersion: string;
  /** `service.instance.id`: tells replicas apart. */
  readonly instanceId: string;
  readonly logger: Logger;
  /** Default: `OTEL_METRIC_EXPORT_INTERVAL`, else 60 s. */
  readonly metricExportIntervalMs?: number | undefined;
  /** 0–1, for requests that come without a sampling decision. Default: `OTEL_TRACES_SAMPLER`, else all. */
  readonly tracesSampleRatio?: number | undefined;
}

/** Connections of one pool. A free one need not be open. */
export interface DatabasePoolState {
  readonly name: string;
  readonly used: number;
  readonly free: number;
  /** Queries that wait for a connection. */
  readonly waiting: number;
}

/** What is read at each export. Cheap. */
export interface ObservedState {
  readonly pendingSettlements: () => number;
  readonly spool: () => {
    readonly records: number;
    readonly bytes: number;
    /** When the oldest record's request began, Unix milliseconds; null when none waits. */
    readonly oldestAtMs: number | null;
  };
  /** Of each connection: 0 closed, 1 half open, 2 open, 3 held open. */
  readonly breakers: () => readonly { readonly connectionId: string; readonly level: number }[];
  /** Credentials of organizations whose breaker is not closed. */
  readonly breakersOfCredentials: () => number;
  /** Audit records that wait to be sent. */
  readonly auditWaiting: () => number;
  readonly databasePools: () => readonly DatabasePoolState[];
  /** Whether Redis answers; null without one. */
  readonly coordinationIsUp: () => boolean | null;
}

export interface StartedTelemetry {
  readonly telemetry: InferenceTelemetry;
  /** The port that serves `/metrics`; undefined without one. */
  readonly prometheusPort: number | undefined;
  /** Adds the gauges of what was composed later. Called once. */
  observe(state: ObservedState): void;
  /** Exports what is pending and stops. Resolves after at most `timeoutMs`; never rejects. */
  shutdown(timeoutMs: number): Promise<void>;
}
