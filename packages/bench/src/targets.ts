import type { MetricName } from './measurement.ts';
import type { PeerName } from './peers/peer.ts';
import type { ScenarioName } from './scenarios.ts';
import { findSummary, type PeerSummary } from './summary.ts';

/** A target of the gateway and what the run found. `value` is `null` where the run had not what it needs. */
export interface TargetResult {
  readonly name: string;
  readonly limit: string;
  readonly value: number | null;
  readonly verdict: 'pass' | 'fail' | 'not measured';
}

interface RatioTarget {
  readonly name: string;
  readonly scenario: ScenarioName;
  readonly metric: MetricName;
  readonly reference: PeerName;
  readonly atMost?: number;
  readonly atLeast?: number;
}

const RATIO_TARGETS: readonly RatioTarget[] = [
  ...(['non-streamed', 'non-streamed-128'] as const).flatMap((scenario): RatioTarget[] => [
    {
      name: `CPU per request, ${scenario}, to bare (aim 1.0)`,
      scenario,
      metric: 'cpuUsPerRequest',
      reference: 'bare',
      atMost: 1.3,
    },
    {
      name: `CPU per request, ${scenario}, to portkey`,
      scenario,
      metric: 'cpuUsPerRequest',
      reference: 'portkey',
      atMost: 1 / 5,
    },
  ]),
  ...(['streams-100', 'streams-1000'] as const).flatMap((scenario): RatioTarget[] => [
    {
      name: `CPU per chunk, ${scenario}, to bare (aim 1.0)`,
      scenario,
      metric: 'cpuUsPerChunk',
      reference: 'bare',
      atMost: 1.15,
    },
    {
      name: `CPU per chunk, ${scenario}, to portkey`,
      scenario,
      metric: 'cpuUsPerChunk',
      reference: 'portkey',
      atMost: 1 / 2,
    },
  ]),
  {
    name: 'chunks/s, streams-1000, to bare',
    scenario: 'streams-1000',
    metric: 'chunksPerSecond',
    reference: 'bare',
    atLeast: 0.97,
  },
];

/** Judges the gateway's summaries. */
export function judgeTargets(summaries: readonly PeerSummary[]): TargetResult[] {
  return [...RATIO_TARGETS.map((target) => judgeRatio(target, summaries)), judgeOrder(summaries)];
}

function judgeRatio(target: RatioTarget, summaries: readonly PeerSummary[]): TargetResult {
  const weir = findSummary(summaries, target.scenario, 'weir');
  const value = weir?.ratios[target.reference]?.[target.metric].median ?? null;
  const limit = target.atMost === undefined ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
  if (value === null) return { name: target.name, limit, value, verdict: 'not measured' };
  const holds =
    value <= (target.atMost ?? Number.POSITIVE_INFINITY) &&
    value >= (target.atLeast ?? Number.NEGATIVE_INFINITY);
  return { name: target.name, limit, value, verdict: holds ? 'pass' : 'fail' };
}

function judgeOrder(summaries: readonly PeerSummary[]): TargetResult {
  const name = 'streams with a missing, repeated or misplaced chunk, streams-1000';
  const weir = findSummary(summaries, 'streams-1000', 'weir');
  const value = weir?.failedRequests ?? null;
  if (value === null) return { name, limit: '= 0', value, verdict: 'not measured' };
  return { name, limit: '= 0', value, verdict: value === 0 ? 'pass' : 'fail' };
}
