import type { Counter, Histogram, Meter, ObservableGauge, ObservableUpDownCounter } from '@opentelemetry/api';
import { DURATION_BOUNDS_US, GAP_BOUNDS_US, OVERHEAD_BOUNDS_US, TTFT_BOUNDS_US } from '@weir/domain/usage';

const US_PER_S = 1_000_000;
const TOKEN_BOUNDS = Array.from({ length: 14 }, (_, power) => 4 ** power);
const COMMIT_BOUNDS_S = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const seconds = (boundsUs: readonly number[]) => boundsUs.map((bound) => bound / US_PER_S);

/** The gateway's instruments: those of the OpenTelemetry GenAI conventions, and its own under `weir.`. */
export interface InferenceInstruments {
  readonly timeToFirstToken: Histogram;
  readonly timePerOutputToken: Histogram;
  readonly requestDuration: Histogram;
  readonly tokenUsage: Histogram;
  readonly gatewayOverhead: Histogram;
  readonly providerAttempts: Counter;
  readonly admissionRefusals: Counter;
  readonly ledgerCommitDuration: Histogram;
  readonly ledgerRecords: Counter;
  readonly ledgerSpoolDepth: ObservableGauge;
  readonly streamsActive: ObservableUpDownCounter;
}

export function createInferenceInstruments(meter: Meter): InferenceInstruments {
  const histogram = (name: string, unit: string, bounds: number[], description: string) =>
    meter.createHistogram(name, { unit, description, advice: { explicitBucketBoundaries: bounds } });
  return {
    timeToFirstToken: histogram(
      'gen_ai.server.time_to_first_token',
      's',
      seconds(TTFT_BOUNDS_US),
      'From the request received to the first token sent on.',
    ),
    timePerOutputToken: histogram(
      'gen_ai.server.time_per_output_token',
      's',
      seconds(GAP_BOUNDS_US),
      'Mean gap between the tokens of one request after the first.',
    ),
    requestDuration: histogram(
      'gen_ai.server.request.duration',
      's',
      seconds(DURATION_BOUNDS_US),
      'From the request received to its end.',
    ),
    tokenUsage: histogram(
      'gen_ai.client.token.usage',
      '{token}',
      TOKEN_BOUNDS,
      'Input and output tokens of requests whose counts are known.',
    ),
    gatewayOverhead: histogram(
      'weir.gateway.overhead',
      's',
      seconds(OVERHEAD_BOUNDS_US),
      "The gateway's own time until the first byte, waiting for the upstream excluded.",
    ),
    providerAttempts: meter.createCounter('weir.provider.attempts', {
      unit: '{attempt}',
      description: 'Attempts against upstreams.',
    }),
    admissionRefusals: meter.createCounter('weir.admission.refusals', {
      unit: '{request}',
      description: 'Requests refused before any attempt.',
    }),
    ledgerCommitDuration: histogram(
      'weir.ledger.commit.duration',
      's',
      COMMIT_BOUNDS_S,
      'Time for one group of settlements to become durable, or fail.',
    ),
    ledgerRecords: meter.createCounter('weir.ledger.records', {
      unit: '{record}',
      description: 'Settlements by where they went.',
    }),
    ledgerSpoolDepth: meter.createObservableGauge('weir.ledger.spool.depth', {
      unit: '{record}',
      description: 'Settlements in the spool, waiting for the store.',
    }),
    streamsActive: meter.createObservableUpDownCounter('weir.streams.active', {
      unit: '{stream}',
      description: 'Streams open towards clients.',
    }),
  };
}
