import { METRIC_NAMES, type Measurement, type MetricName } from './measurement.ts';
import { PEER_NAMES, type PeerName } from './peers/peer.ts';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenarios.ts';
import { differencesOfRounds, halfRange, median, type Rounds, ratiosOfRounds } from './statistics.ts';

/** A figure over all rounds; `null` throughout where it does not apply. */
export interface Figure {
  readonly median: number | null;
  readonly halfRange: number | null;
  readonly rounds: Rounds;
}

/** One peer in one scenario over all rounds. */
export interface PeerSummary {
  readonly peer: PeerName;
  readonly scenario: ScenarioName;
  readonly completedRequests: number;
  readonly byteIdenticalRequests: number;
  readonly failedRequests: number;
  readonly figures: Readonly<Record<MetricName, Figure>>;
  /** Median of the round-by-round ratios to these peers, where they ran. */
  readonly ratios: Readonly<Partial<Record<PeerName, Readonly<Record<MetricName, Figure>>>>>;
  /** The same to this peer under the same load of chat completions, for other APIs, where that ran. */
  readonly ratiosToChat: Readonly<Record<MetricName, Figure>> | null;
  /** Median of the round-by-round differences to `direct`, of the time figures, where it ran. */
  readonly added: Readonly<Record<MetricName, Figure>> | null;
}

const REFERENCES: readonly PeerName[] = ['bare', 'portkey'];

/** Summarises all measurements, in the order of the scenarios and peers. */
export function summarise(measurements: readonly Measurement[]): PeerSummary[] {
  return SCENARIO_NAMES.flatMap((scenario) =>
    PEER_NAMES.flatMap((peer) => {
      const own = measurementsOf(measurements, scenario, peer);
      return own.length === 0 ? [] : [summary(measurements, scenario, peer, own)];
    }),
  );
}

/** The summary of one peer in one scenario, if it ran. */
export function findSummary(
  summaries: readonly PeerSummary[],
  scenario: ScenarioName,
  peer: PeerName,
): PeerSummary | undefined {
  return summaries.find((summary) => summary.scenario === scenario && summary.peer === peer);
}

function summary(
  all: readonly Measurement[],
  scenario: ScenarioName,
  peer: PeerName,
  own: readonly Measurement[],
): PeerSummary {
  const compare = (other: Measurement[], compute: (own: Rounds, other: Rounds) => number[]) => {
    if (other.length === 0) return null;
    return eachMetric((name) => figure(compute(roundsOf(own, name), roundsOf(other, name))));
  };
  const { likeIn } = SCENARIOS[scenario];
  return {
    peer,
    scenario,
    completedRequests: sum(own.map((measurement) => measurement.completedRequests)),
    byteIdenticalRequests: sum(own.map((measurement) => measurement.byteIdenticalRequests)),
    failedRequests: sum(own.flatMap((measurement) => Object.values(measurement.failures))),
    figures: eachMetric((name) => figure(roundsOf(own, name))),
    ratios: Object.fromEntries(
      REFERENCES.flatMap((reference) => {
        const ratios = compare(measurementsOf(all, scenario, reference), ratiosOfRounds);
        return ratios === null ? [] : [[reference, ratios]];
      }),
    ),
    ratiosToChat: likeIn === undefined ? null : compare(measurementsOf(all, likeIn, peer), ratiosOfRounds),
    added: compare(measurementsOf(all, scenario, 'direct'), differencesOfRounds),
  };
}

function measurementsOf(
  measurements: readonly Measurement[],
  scenario: ScenarioName,
  peer: PeerName,
): Measurement[] {
  return measurements
    .filter((measurement) => measurement.scenario === scenario && measurement.peer === peer)
    .sort((left, right) => left.round - right.round);
}

function roundsOf(measurements: readonly Measurement[], name: MetricName): Rounds {
  return measurements.map((measurement) => measurement.metrics[name]);
}

function figure(rounds: Rounds): Figure {
  const values = rounds.filter((value) => value !== null);
  if (values.length === 0) return { median: null, halfRange: null, rounds };
  return { median: median(values), halfRange: halfRange(values), rounds };
}

function eachMetric(compute: (name: MetricName) => Figure): Record<MetricName, Figure> {
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, compute(name)])) as Record<MetricName, Figure>;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
