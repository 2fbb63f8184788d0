import { ClosedLoop } from './load/closed-loop.ts';
import { type ClientApi, createLoadPlan, type LoadTarget } from './load/load-plan.ts';
import type { LoadRun } from './load/load-run.ts';
import { OpenLoop } from './load/open-loop.ts';
import type { BenchModel } from './upstream/fixtures.ts';

/** Names of the scenarios, in the order of the report. */
export const SCENARIO_NAMES = [
  'non-streamed',
  'non-streamed-128',
  'open-500',
  'streams-100',
  'streams-1000',
  'messages-100',
  'messages-1000',
  'streams-no-delay',
] as const;

/** A scenario's name. */
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/** What a scenario sends. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly title: string;
  readonly model: BenchModel;
  readonly api: ClientApi;
  readonly stream: boolean;
  /** The same load as chat completions: what the other API costs is a peer's ratio to it. */
  readonly likeIn?: ScenarioName;
  readonly load:
    | { readonly kind: 'closed'; readonly concurrency: number; readonly rampMs: number }
    | { readonly kind: 'open'; readonly requestsPerSecond: number };
}

/** One stream of 50 chunks at 10 ms: starts are spread over it. */
const STREAM_RAMP_MS = 510;

/** All scenarios by name. */
export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  'non-streamed': {
    name: 'non-streamed',
    title: 'non-streamed, 600 B, 32 connections (closed loop)',
    model: 'bench-0ms',
    api: 'chat',
    stream: false,
    load: { kind: 'closed', concurrency: 32, rampMs: 0 },
  },
  'non-streamed-128': {
    name: 'non-streamed-128',
    title: 'non-streamed, 600 B, 128 connections (closed loop)',
    model: 'bench-0ms',
    api: 'chat',
    stream: false,
    load: { kind: 'closed', concurrency: 128, rampMs: 0 },
  },
  'open-500': {
    name: 'open-500',
    title: 'non-streamed, 600 B, 500 requests/s (open loop)',
    model: 'bench-0ms',
    api: 'chat',
    stream: false,
    load: { kind: 'open', requestsPerSecond: 500 },
  },
  'streams-100': {
    name: 'streams-100',
    title: '100 streams, a chunk every 10 ms (unsaturated)',
    model: 'bench-10ms',
    api: 'chat',
    stream: true,
    load: { kind: 'closed', concurrency: 100, rampMs: STREAM_RAMP_MS },
  },
  'streams-1000': {
    name: 'streams-1000',
    title: '1,000 streams, a chunk every 10 ms (saturating)',
    model: 'bench-10ms',
    api: 'chat',
    stream: true,
    load: { kind: 'closed', concurrency: 1_000, rampMs: STREAM_RAMP_MS },
  },
  'messages-100': {
    name: 'messages-100',
    title: '100 messages of Anthropic’s API streamed, a chunk every 10 ms (unsaturated)',
    model: 'bench-10ms',
    api: 'messages',
    stream: true,
    likeIn: 'streams-100',
    load: { kind: 'closed', concurrency: 100, rampMs: STREAM_RAMP_MS },
  },
  'messages-1000': {
    name: 'messages-1000',
    title: '1,000 messages of Anthropic’s API streamed, a chunk every 10 ms (saturating)',
    model: 'bench-10ms',
    api: 'messages',
    stream: true,
    likeIn: 'streams-1000',
    load: { kind: 'closed', concurrency: 1_000, rampMs: STREAM_RAMP_MS },
  },
  'streams-no-delay': {
    name: 'streams-no-delay',
    title: '32 streams, all chunks at once (what one read coalesces decides; not for ranking)',
    model: 'bench-0ms',
    api: 'chat',
    stream: true,
    load: { kind: 'closed', concurrency: 32, rampMs: 0 },
  },
};

/** Prepares a scenario's load against a peer. */
export function createLoad(scenario: Scenario, target: LoadTarget, includeUsage: boolean): LoadRun {
  const plan = createLoadPlan(target, { ...scenario, includeUsage });
  return scenario.load.kind === 'closed'
    ? new ClosedLoop(plan, scenario.load)
    : new OpenLoop(plan, scenario.load);
}
