import {
  type Attributes,
  createTraceState,
  type Meter,
  propagation,
  ROOT_CONTEXT,
  type TextMapGetter,
  type Tracer,
} from '@opentelemetry/api';
import type { Operation } from '@weir/domain/inference';
import type { InferenceTelemetry, RequestOutcome, RequestTrace, TraceHeaders } from '@weir/domain/telemetry';
import { createInferenceInstruments, type InferenceInstruments } from './inference-instruments.ts';
import { MetricAttributes } from './metric-attributes.ts';
import { OpenTelemetryRequestTrace, type OutcomeRecorder } from './open-telemetry-request-trace.ts';

const US_PER_S = 1_000_000;

/** Without `tracestate`: it is others' free text, which must not get into an exported span. */
const traceHeaders: TextMapGetter<TraceHeaders> = {
  get: (incoming, header) => (header === 'traceparent' ? incoming.traceparent : undefined),
  keys: () => ['traceparent'],
};

const byDestination = {
  store: { 'weir.ledger.destination': 'store' },
  spool: { 'weir.ledger.destination': 'spool' },
  failed: { 'weir.ledger.destination': 'failed' },
} satisfies Record<string, Attributes>;

/** {@link InferenceTelemetry} on OpenTelemetry instruments and spans. */
export class OpenTelemetryInferenceTelemetry implements InferenceTelemetry {
  readonly #tracer: Tracer;
  readonly #instruments: InferenceInstruments;
  readonly #attributes = new MetricAttributes();
  readonly #recorder: OutcomeRecorder = {
    attemptEnded: ({ connection }, { status, errorCode }) =>
      this.#instruments.providerAttempts.add(1, this.#attributes.attempt(connection, status, errorCode)),
    requestEnded: (outcome) => this.#requestEnded(outcome),
  };
  #spoolDepth = 0;
  #streamsActive = 0;

  constructor(meter: Meter, tracer: Tracer) {
    this.#tracer = tracer;
    this.#instruments = createInferenceInstruments(meter);
    // Observed, not recorded: visible from the start, and a stream costs one addition.
    this.#instruments.ledgerSpoolDepth.addCallback((result) => result.observe(this.#spoolDepth));
    this.#instruments.streamsActive.addCallback((result) => result.observe(this.#streamsActive));
  }

  requestStarted(
    operation: Operation,
    model: string,
    incoming: TraceHeaders,
    receivedAtMs: number,
  ): RequestTrace {
    // Stays the root where the header is malformed.
    const parent =
      incoming.traceparent === undefined
        ? ROOT_CONTEXT
        : propagation.extract(ROOT_CONTEXT, incoming, traceHeaders);
    return new OpenTelemetryRequestTrace(this.#tracer, this.#recorder, {
      operation,
      model,
      parent,
      tracestate: parent === ROOT_CONTEXT ? undefined : validState(incoming.tracestate),
      receivedAtMs,
    });
  }

  streamsActive(delta: 1 | -1): void {
    this.#streamsActive += delta;
  }

  ledgerCommitted(durationUs: number, records: number, to: 'store' | 'spool' | 'failed'): void {
    this.#instruments.ledgerCommitDuration.record(durationUs / US_PER_S, byDestination[to]);
    this.#instruments.ledgerRecords.add(records, byDestination[to]);
  }

  spoolDepth(records: number): void {
    this.#spoolDepth = records;
  }

  refused(code: string, status: number): void {
    this.#instruments.admissionRefusals.add(1, this.#attributes.refusal(code, status));
  }

  #requestEnded(record: RequestOutcome): void {
    const { request, inputTokens, outputTokens } = this.#attributes.settlement(record);
    const instruments = this.#instruments;
    instruments.requestDuration.record(record.durationUs / US_PER_S, request);
    instruments.gatewayOverhead.record(
      record.overheadUs / US_PER_S,
      this.#attributes.operation(record.operation),
    );
    if (record.ttftUs !== null) instruments.timeToFirstToken.record(record.ttftUs / US_PER_S, request);
    if (record.itl !== null) instruments.timePerOutputToken.record(record.itl.meanUs / US_PER_S, request);
    const { usage } = record;
    if (usage.inputTokens !== null) instruments.tokenUsage.record(usage.inputTokens, inputTokens);
    if (usage.outputTokens !== null) instruments.tokenUsage.record(usage.outputTokens, outputTokens);
  }
}

/** W3C Trace Context §3.3: at most 32 members and 512 characters, and only well-formed ones. */
function validState(tracestate: string | undefined): string | undefined {
  return tracestate === undefined ? undefined : createTraceState(tracestate).serialize() || undefined;
}
